import { describe, expect, it } from "vitest";

import { readWhisper, saidForTheRecord, sharedFiles, translationsOf, wordsOf } from "../src/index.ts";
import { RU, US, at, foundRoom, idOf, person, ru, table, us } from "./room.ts";

const file = {
  key: new Uint8Array(32),
  length: 2048,
  hash: idOf("ciphertext"),
  name: "paper.pdf",
  media: "application/pdf",
};

describe("words for the record", () => {
  it("are said by who speaks for a delegation at the table, and by all in their caucus", () => {
    const room = table();
    room.done(us.secretary, { type: "words.say", text: "We have a point of order." });
    expect([...saidForTheRecord(room.state())][0]?.stamp.onBehalfOf).toBe("head");
    expect(room.refused(us.adviser, { type: "words.say", text: "If I may" })).toBe("ROLE_MAY_NOT");
    expect(room.refused(us.noteTaker, { type: "words.say", text: "Noted" })).toBe("ROLE_MAY_NOT");
    const caucus = foundRoom("caucus", [US]);
    caucus.admit(us.noteTaker);
    caucus.done(us.noteTaker, { type: "words.say", text: "Noted" });
    expect([...saidForTheRecord(caucus.state())][0]?.stamp.onBehalfOf).toBeNull();
  });

  it("are pinned to a provision where they say so; instructions and red lines belong in a caucus alone", () => {
    const about = { text: idOf("text"), node: "node" };
    const caucus = foundRoom("caucus", [US]);
    caucus.admit(us.head);
    const note = caucus.done(us.head, { type: "words.say", text: "Not below ten.", about, weight: "red-line" });
    expect(wordsOf(caucus.state(), note)).toMatchObject({ about, weight: "red-line" });
    const room = table();
    const said = room.done(us.head, { type: "words.say", text: "We look at this again.", about });
    expect(wordsOf(room.state(), said)?.about).toEqual(about);
    expect(room.refused(us.head, { type: "words.say", text: "Not below ten.", weight: "red-line" })).toBe("WRONG_ROOM");
  });

  it("can be answered, and only words that were said can be", () => {
    const room = table();
    const first = room.done(us.head, { type: "words.say", text: "Shall we?" });
    const reply = room.done(ru.head, { type: "words.say", text: "Let us.", replyTo: first });
    expect(wordsOf(room.state(), reply)?.replyTo).toBe(first);
    expect(room.refused(ru.head, { type: "words.say", text: "?", replyTo: idOf("nothing") })).toBe("NOTHING_THERE");
  });

  it("are translated by an interpreter, beside and not instead", () => {
    const room = table();
    const words = room.done(ru.head, { type: "words.say", text: "Доброе утро", language: "ru" });
    expect(room.refused(us.head, { type: "words.translate", words, text: "Good morning", language: "en" })).toBe(
      "ROLE_MAY_NOT",
    );
    room.done(us.interpreter, { type: "words.translate", words, text: "Good morning", language: "en" });
    expect(translationsOf(room.state(), words).map(({ text }) => text)).toEqual(["Good morning"]);
    expect(wordsOf(room.state(), words)?.text).toBe("Доброе утро");
  });

  it("may be entered afterwards, with when they were said and how they were kept", () => {
    const room = table();
    const notedAs = { doneAt: at("2021-09-30T10:05"), how: "On paper, by both note-takers" };
    const words = room.done(us.secretary, { type: "words.say", text: "Agreed on paper", notedAs });
    expect(wordsOf(room.state(), words)?.stamp.noted).toEqual(notedAs);
  });

  it("carry what was invented for an example as such", () => {
    const room = table();
    const words = room.done(us.secretary, { type: "words.say", text: "Made up", invented: true });
    expect(wordsOf(room.state(), words)?.stamp.invented).toBe(true);
  });

  it("come with files by key, length and the hash of their ciphertext", () => {
    const room = table();
    room.done(us.head, { type: "file.share", file, note: "Our paper" });
    expect([...sharedFiles(room.state())][0]?.file).toEqual(file);
    expect(room.refused(us.head, { type: "file.share", file: { ...file, key: new Uint8Array(16) } })).toBe("BAD_SHAPE");
  });
});

describe("what is never stored", () => {
  it("off the record there is no act: words and presence travel as whispers", () => {
    expect(readWhisper({ kind: "off-the-record", text: "Between us" })).not.toBeNull();
    expect(readWhisper({ kind: "presence", state: "writing" })).not.toBeNull();
    expect(readWhisper({ kind: "off-the-record", text: "" })).toBeNull();
    expect(readWhisper({ kind: "words.say", text: "Stored" })).toBeNull();
    const room = table();
    expect(room.refused(us.head, { type: "off-the-record", text: "Between us" })).toBe("UNKNOWN_ACT");
  });
});

describe("acts that do not hold", () => {
  it("an unknown act, a missing field and a field too many are refused and kept with the reason", () => {
    const room = table();
    expect(room.refused(us.head, { type: "words.shout", text: "!" })).toBe("UNKNOWN_ACT");
    expect(room.refused(us.head, { type: "words.say" })).toBe("BAD_SHAPE");
    expect(room.refused(us.head, { type: "words.say", text: "x", loud: true })).toBe("BAD_SHAPE");
    expect(room.refused(us.head, { type: "toString" })).toBe("UNKNOWN_ACT");
    expect(room.refused(us.head, { type: "text.scribble" })).toBe("UNKNOWN_ACT");
    expect(room.refused(person(US, "press"), { type: "words.say", text: "x" })).toBe("NOT_ADMITTED");
    expect([...room.state().refused.tail].map(({ code }) => code)).toHaveLength(6);
  });

  it("an act for another kind of room is refused by its room, whoever places it", () => {
    const room = table();
    expect(room.refused(us.head, { type: "statement.recall", draft: idOf("draft") })).toBe("WRONG_ROOM");
    const caucus = foundRoom("caucus", [RU]);
    caucus.admit(ru.head);
    expect(caucus.refused(ru.head, { type: "agenda.add", title: "Space" })).toBe("WRONG_ROOM");
  });
});
