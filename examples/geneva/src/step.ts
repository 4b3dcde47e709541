import type { RefusalCode } from "@longtable/dialogue";

import type { DrawingKey } from "./drawings.ts";
import type { AuthorKey, DelegationKey, PersonKey, RoomKey } from "./people.ts";

/** An act whose ids are still symbols; see `resolveRefs`. */
export type ScriptedAct = { readonly type: string; readonly [field: string]: unknown };

/** One act of the script. */
export interface Step {
  /** By this later acts refer to it. */
  readonly label: string;
  readonly by: AuthorKey;
  readonly room: RoomKey;
  readonly act: ScriptedAct;
  readonly caption: string;
  readonly invented: boolean;
  /** Meant to have no effect, for this reason; where a client or a node refuses it earlier, that is as good. */
  readonly refusedAs?: RefusalCode;
}

/** What a player does with the rooms themselves, between acts. */
export type Directive =
  /** With its delegations and whom `rooms` admits. */
  | { readonly directive: "found"; readonly room: RoomKey; readonly caption: string }
  /** Somebody more, with the room's history. */
  | { readonly directive: "admit"; readonly room: RoomKey; readonly person: PersonKey; readonly caption: string }
  /** Sealed, relayed, never stored: no act. */
  | {
      readonly directive: "off-the-record";
      readonly room: RoomKey;
      readonly by: PersonKey;
      readonly text: string;
      readonly caption: string;
      readonly invented: true;
    }
  | { readonly directive: "new-epoch"; readonly room: RoomKey; readonly caption: string }
  /** In every room that the device was admitted to, each with a new epoch. */
  | { readonly directive: "revoke"; readonly person: PersonKey; readonly caption: string }
  /** Each head in turn seals the same checkpoint: the table as it is at the first of these directives. */
  | {
      readonly directive: "seal";
      readonly room: RoomKey;
      readonly delegation: DelegationKey;
      readonly caption: string;
    }
  /** Writes the room's bundle, to be verified offline. */
  | { readonly directive: "export"; readonly room: RoomKey; readonly caption: string };

/** The author, the act and what is shown of it; `invented` goes into the act too, so that screens show it. */
export function step(
  label: string,
  by: AuthorKey,
  room: RoomKey,
  act: ScriptedAct,
  caption: string,
  more: { readonly fact?: true; readonly refusedAs?: RefusalCode } = {},
): Step {
  const invented = more.fact !== true;
  const marked = invented ? { ...act, invented: true } : act;
  const base = { label, by, room, act: marked, caption, invented };
  return more.refusedAs === undefined ? base : { ...base, refusedAs: more.refusedAs };
}

/** A time on the clocks of the venue, in the summer of 2021. */
export const inGeneva = (local: string) => ({ local, zone: "Europe/Zurich", offset: 120 }) as const;
export const ref = (label: string) => ({ $ref: label });
/** A drawing as a file, put where the act is made before it is. */
export const fileOf = (drawing: DrawingKey) => ({ $drawing: drawing });
/** The session open in the room when the act is made. */
export const now = { $session: "now" } as const;
/** The hash of what an earlier act brought about, as it stands when the act is made. */
export const subject = (label: string) => ({ $subject: label });
/** The hash of what has been reported on a step. */
export const reported = (label: string) => ({ $reported: label });
/** A provision as a symbol: node `at` of what the act of that label brought. */
type NodeSymbol = { readonly $node: readonly [label: string, at: number] };
/** What `text.agree` and `text.initial` name of a provision, as it stands when the act is made. */
export const provisionHash = ({ $node }: NodeSymbol) => ({ $provisionHash: $node });
/** A provision, or a whole text by the label of the act that tabled it, as it is displayed when the act is made. */
export const shownHash = (what: NodeSymbol | string) => ({ $shownHash: typeof what === "string" ? what : what.$node });
/** The hash of a whole text, by the label of the act that tabled it. */
export const textHash = (label: string) => ({ $textHash: label });
