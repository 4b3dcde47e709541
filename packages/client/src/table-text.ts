import { type Refusal, refusal } from "@longtable/dialogue";
import { type Act, type ActId, LARGEST_ACT } from "@longtable/protocol";
import { wrongTree } from "@longtable/text";

import type { LiveRoom } from "./live-room.ts";
import type { NotHere } from "./room-snapshot.ts";

/** As much of a packed tree as one act carries, beside its title, file's name and the names of other parts. */
const LARGEST_PART = Math.floor(LARGEST_ACT * 0.85);

/** A text that is to be tabled: the fields of `text.table`, its tree whole, however long (`packTabled`). */
export interface Tabling {
  readonly title: string;
  readonly tree: Uint8Array;
  readonly file?: { readonly hash: string; readonly name: string };
  readonly language?: string;
  /** Another text tabled in this room, whose rival draft it is. */
  readonly rivalOf?: ActId;
}

/**
 * Tables a text in a room: by one act where its tree fits, else by several, each in the record before the next, the one that tables it
 * last. `onPart` is told how many bytes of how many the record has. Where it stops midway nothing is tabled, and what was brought waits in the
 * record without effect.
 */
export async function tableText(
  live: LiveRoom,
  { tree, ...told }: Tabling,
  onPart: (brought: number, of: number) => void = () => {},
): Promise<{ readonly ok: true; readonly id: ActId } | Refusal | NotHere> {
  // Known before anything is brought: the record would hold the parts for good.
  const wrong = tree.length > LARGEST_PART ? wrongTree(tree) : null;
  if (wrong !== null) return refusal(wrong);
  const parts: ActId[] = [];
  let at = 0;
  for (; tree.length - at > LARGEST_PART; at += LARGEST_PART) {
    const done = await live.act({ type: "text.part", tree: tree.slice(at, at + LARGEST_PART) });
    if (!done.ok) return done;
    // The act that tables the text may be done once the room has all that it names.
    await live.record.settled();
    parts.push(done.id);
    onPart(at + LARGEST_PART, tree.length);
  }
  const act: Act = { type: "text.table", ...told, tree: tree.slice(at), ...(parts.length === 0 ? {} : { parts }) };
  return await live.act(act);
}
