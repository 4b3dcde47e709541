import {
  type AuthorKey,
  type Directive,
  type DrawingKey,
  type FilesByDrawing,
  type PersonKey,
  type RoomKey,
  type Step,
  drawings,
  drawingsIn,
  genevaScript,
  resolveRefs,
} from "@longtable/example-geneva";
import { type LiveRoom, keepFile, putFile, putPhotograph } from "@longtable/client";
import { type FileRef, REFUSALS as ACT_REFUSALS, type RoomState, items } from "@longtable/dialogue";
import { type Act, type ActId, toHex } from "@longtable/protocol";
import type { Revision } from "@longtable/text";

import { random } from "../random.ts";
import type { Stage } from "./stage.ts";

/** What became of an item of the script. */
export interface Played {
  readonly item: Step | Directive;
  /** The reason for which an act had no effect, where that was meant. */
  readonly refusedAs: string | null;
  /** Of an act that compiled a revision: what is open in the text at it. */
  readonly counts: Revision["counts"] | null;
}

/** An item of the script went otherwise than it says: a fault in the script, or in what plays it. */
class ScriptFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ScriptFault";
  }
}

const authors = [...genevaScript.people, ...genevaScript.pressKeys];

/** Who does an item, as the story calls them; null for what nobody in particular does. */
export function shownAs(key: AuthorKey): string {
  return authors.find((one) => one.key === key)?.shownAs ?? key;
}

/** Plays the Geneva script on a stage: each act signed on its author's device and read back from the record. */
export class Player {
  readonly #stage: Stage;
  readonly #ids = new Map<string, string>();
  /** What both heads seal: taken when the first of them does, kept until something else is placed. */
  #sealed: { readonly room: RoomKey; readonly seq: number } | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Plays one item. Throws `ScriptFault` where it goes otherwise than the script says. */
  async play(item: Step | Directive): Promise<Played> {
    if (!("directive" in item)) {
      this.#sealed = null;
      const refusedAs = await this.#act(item);
      return { item, refusedAs, counts: await this.#revised(item) };
    }
    await this.#direct(item);
    return { item, refusedAs: null, counts: null };
  }

  async #direct(item: Directive): Promise<void> {
    const stage = this.#stage;
    switch (item.directive) {
      case "found":
        await stage.found(item.room);
        return;
      case "admit":
        await stage.admit(item.room, item.person);
        return;
      case "new-epoch":
        await stage.beginEpoch(item.room, "us");
        return;
      case "revoke":
        await stage.revoke(item.person);
        return;
      case "off-the-record": {
        const live = await stage.live(item.by, item.room);
        const said = await live.whisper({ kind: "off-the-record", text: item.text });
        if (!said) throw new ScriptFault("Words off the record could not be said.");
        return;
      }
      case "seal":
        await this.#seal(item.room, item.delegation);
        return;
      case "export":
        return;
    }
  }

  async #act(step: Step): Promise<string | null> {
    const live = await this.#stage.live(step.by, step.room);
    await this.#catchUp(step.room, live);
    const files = await this.#putDrawings(step);
    await this.#putPhotographs(step);
    const act = resolveRefs(step.act, new Map([...this.#stage.ids, ...this.#ids]), stateOf(live), files) as Act;
    const may = live.mayAct(act);
    if (!may.ok && may.code === "NOT_IN_ROOM") return expectRefusal(step, "NOT_ADMITTED");
    const id = await live.sign(act);
    await live.record.settled();
    this.#ids.set(step.label, id);
    const refusal = refusalOf(stateOf(live), id);
    if (refusal !== null || step.refusedAs !== undefined) return expectRefusal(step, refusal);
    return null;
  }

  /** Puts the drawings that an act shares where it is to be made. */
  async #putDrawings(step: Step): Promise<FilesByDrawing> {
    const files = new Map<DrawingKey, FileRef>();
    const room = this.#stage.rooms.get(step.room);
    for (const drawing of drawingsIn(step.act)) {
      if (room === undefined) throw new ScriptFault("A drawing is shared before its room is founded.");
      const place = this.#stage.person(step.by as PersonKey).session.filePlace(room);
      const { svg, photograph } = drawings[drawing];
      const named = { name: photograph.alt, media: photograph.media };
      files.set(drawing, await putFile(place, new Blob([svg]), named, random));
    }
    return files;
  }

  /** Puts the pictures that a statement publishes where the public finds them. */
  async #putPhotographs({ by, room, act }: Step): Promise<void> {
    const press = genevaScript.pressKeys.find(({ key }) => key === by);
    const id = this.#stage.rooms.get(room);
    if (press === undefined || id === undefined || act.type !== "press.publish") return;
    const place = this.#stage.headOf(press.delegation).session.filePlace(id);
    for (const { svg, photograph } of Object.values(drawings)) {
      if (!JSON.stringify(act).includes(`"hash":"${photograph.hash}"`)) continue;
      await putPhotograph(place, new Blob([svg]), random);
      await keepFile(place, photograph);
    }
  }

  async #revised({ act, by, room, label }: Step): Promise<Revision["counts"] | null> {
    if (act.type !== "text.compile") return null;
    const revisions = stateOf(await this.#stage.live(by, room)).text.texts.flatMap((text) => text.revisions);
    return revisions.find(({ placed }) => placed.act === this.#ids.get(label))?.counts ?? null;
  }

  async #seal(room: RoomKey, delegation: "us" | "ru"): Promise<void> {
    const live = await this.#stage.live(this.#stage.headOf(delegation).key, room);
    await this.#catchUp(room, live);
    const { head } = this.#stage.delegation(delegation);
    const before = this.#sealed?.room === room ? this.#sealed.seq : null;
    const check = live.snapshot().seals.find(({ seq }) => seq === before);
    const seq = check === undefined ? await live.seal(head) : await live.sealWith(check, head);
    this.#sealed = { room, seq };
  }

  /** The author acts on what everybody else has placed: their device reads up to it first. */
  async #catchUp(room: RoomKey, live: LiveRoom): Promise<void> {
    const sizes: number[] = [];
    for (const { session } of this.#stage.people.values()) {
      const id = this.#stage.rooms.get(room);
      const there = id === undefined ? undefined : session.rooms.get(toHex(id) as LiveRoom["room"]);
      if (there !== undefined) sizes.push(there.record.size);
    }
    // A revoked device is sent nothing more.
    if (live.author !== null) await live.record.reached(Math.max(0, ...sizes));
  }
}

function stateOf(live: LiveRoom): RoomState {
  const { state } = live.snapshot();
  if (state === null) throw new ScriptFault("An act is played before its room is founded.");
  return state;
}

function refusalOf(state: RoomState, id: ActId): string | null {
  for (const refused of items(state.refused)) if (refused.id === id) return refused.code;
  return null;
}

function expectRefusal(step: Step, code: string | null): string {
  if (code !== null && code === step.refusedAs) return code;
  const meant = step.refusedAs ?? "an effect";
  throw new ScriptFault(`${step.label} (${step.caption}): meant was ${meant}, and it came to ${code ?? "an effect"}.`);
}

/** The sentence for a refusal in the script. */
export function refusalSentence(code: string): string {
  return code in ACT_REFUSALS ? ACT_REFUSALS[code as keyof typeof ACT_REFUSALS] : code;
}
