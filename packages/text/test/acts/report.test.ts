import {
  type ActId,
  NOTHING_BEFORE,
  type RoomId,
  chainOf,
  hashId,
  signAct,
  signerOf,
  toHex,
} from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { openCounts, provisionHash, statusOfProvision } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const GROUP = { group: idOf("a working group") };

describe("what a group reports", () => {
  const report = (room: Talks) => ({
    ...GROUP,
    provisions: [1, 2].map((at) => ({ node: room.node(at), hash: provisionHash(room.now, room.node(at)) })),
  });

  it("makes a provision yellow and never green, and binds nobody", () => {
    const room = new Talks([A, B], TWO);
    const hash = provisionHash(room.now, room.node(1));
    for (const name of [A, B]) room.done(name, "text.report", report(room));
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "yellow"]);
    expect(room.act(A, "text.sign", { session: idOf("session"), subject: hash }).refused).toBe("NOT_AGREED");
    for (const name of [A, B]) room.agree(name, room.node(1));
    expect(statusOfProvision(room.now, room.node(1))).toBe("green");
    expect(statusOfProvision(room.now, room.node(2))).toBe("yellow");
  });

  it("is of exactly the words that the group had, all of them or none", () => {
    const room = new Talks([A, B], TWO);
    const stale = report(room);
    room.done(A, "text.report", stale);
    room.acceptByAll(room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] }));
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "clean"]);
    const other = { ...stale, group: idOf("another group") };
    expect(room.act(B, "text.report", other).refused).toBe("STALE_SUBJECT");
    expect(
      room.act(B, "text.report", { ...other, provisions: [{ node: `${room.text}#n9`, hash: "0".repeat(64) }] }).refused,
    ).toBe("NOTHING_THERE");
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "clean"]);
  });

  it("is open again while a bracket is open there", () => {
    const room = new Talks([A, B], TWO);
    room.done(A, "text.report", report(room));
    const reservation = room.reserve(B, room.words("stocks"));
    expect(statusOfProvision(room.now, room.node(1))).toBe("open");
    expect(openCounts(room.now).points).toBe(1);
    room.lift(B, reservation);
    expect(statusOfProvision(room.now, room.node(1))).toBe("yellow");
  });

  const ROOM = new Uint8Array(32).fill(7);
  /** An act as a member of the group signed it in the group's room, quoted whole. */
  const quoting = async (act: { readonly type: string } & Readonly<Record<string, string>>) => {
    const signer = await signerOf(new Uint8Array(32).fill(1));
    const chain = chainOf(signer.publicKey, new Uint8Array(8));
    const [prev, seen] = [NOTHING_BEFORE, NOTHING_BEFORE];
    const signed = await signAct({ v: 1, room: ROOM, chain, n: 0, prev, seenSize: 0, seen, at: 0, act }, signer);
    return { room: toHex(ROOM) as RoomId, act: hashId<ActId>(signed), signed };
  };
  const agreeing = (room: Talks, at: number) => ({ type: "text.agree", text: room.text, ...room.form(room.node(at)) });

  it("quotes acts that agreed to just these words of the text, and has no effect with a quote of others", async () => {
    const room = new Talks([A, B], TWO);
    const first = { ...report(room), provisions: report(room).provisions.slice(0, 1) };
    const before = await quoting(agreeing(room, 1));
    const another = await quoting(agreeing(room, 2));
    const withdrawal = await quoting({ type: "text.withdraw", text: room.text, bracket: room.basis });
    const elsewhere = await quoting({ ...agreeing(room, 2), text: idOf("the group's own draft") });
    for (const quote of [another, withdrawal]) {
      expect(room.act(A, "text.report", { ...first, quotes: [before, quote] }).refused).toBe("MISQUOTED");
    }
    expect(statusOfProvision(room.now, room.node(1))).toBe("clean");
    room.done(A, "text.report", { ...first, quotes: [before, elsewhere] });
    expect(statusOfProvision(room.now, room.node(1))).toBe("yellow");
    room.acceptByAll(room.propose(B, { kind: "delete", target: [room.words("their")] }));
    const now = { ...report(room), provisions: report(room).provisions.slice(0, 1) };
    expect(room.act(A, "text.report", { ...now, quotes: [before] }).refused).toBe("MISQUOTED");
  });

  it("quotes by its bytes the act that it names, in the room that it names", async () => {
    const room = new Talks([A, B], TWO);
    const quote = await quoting(agreeing(room, 1));
    const wrong = [
      { ...quote, act: idOf("another act") },
      { ...quote, room: idOf("another room") },
      { ...quote, signed: quote.signed.subarray(1) },
      { ...quote, signed: quote.signed.subarray(1), act: hashId<ActId>(quote.signed.subarray(1)) },
    ];
    for (const one of wrong)
      expect(room.act(A, "text.report", { ...report(room), quotes: [one] }).refused).toBe("MISQUOTED");
    for (const one of ["The Parties", { ...quote, words: "shall" }, { act: quote.act }]) {
      expect(room.act(A, "text.report", { ...report(room), quotes: [one] }).refused).toBe("BAD_SHAPE");
    }
    const { signed: _, ...named } = quote;
    room.done(A, "text.report", { ...report(room), quotes: [named, quote] });
  });
});
