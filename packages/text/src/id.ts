import type { ActId } from "@longtable/protocol";

/** The brand is a name, not a symbol of this file, so that the types of acts can be written down elsewhere. */
type Id<Name extends string> = string & { readonly brand: Name };

/** Words, a note, a placeholder, a reference or a mark, for ever: `<act>#<k>`, counted within the act that brought them. */
export type PieceId = Id<"piece">;
/** A provision or another unit of a text: `<act>#n<k>`. */
export type NodeId = Id<"node">;
/** A proposal, a reservation or a mark: `<act>#b<k>`. A proposal made by an act of its own is `<act>#b0`. */
export type BracketId = Id<"bracket">;
/** Rival options of which one at most will stand: `<act>#c<k>`. */
export type ChoiceId = Id<"choice">;

/** What an act brings into a text, by kind: each counted from 0 within the act. */
export type Brought = "piece" | "node" | "bracket" | "choice";

const LETTER = { piece: "", node: "n", bracket: "b", choice: "c" } as const;
const ID = /^(?<act>[0-9a-f]{64})#(?<letter>[nbc]?)(?<count>0|[1-9]\d{0,6})$/;

/** The id of the `count`th thing of a kind that an act brought. */
export function idIn(act: ActId, kind: "piece", count: number): PieceId;
export function idIn(act: ActId, kind: "node", count: number): NodeId;
export function idIn(act: ActId, kind: "bracket", count: number): BracketId;
export function idIn(act: ActId, kind: "choice", count: number): ChoiceId;
export function idIn(act: ActId, kind: Brought, count: number): string {
  return `${act}#${LETTER[kind]}${count}`;
}

/** The proposal or reservation that an act opened. */
export function bracketOfAct(act: ActId): BracketId {
  return idIn(act, "bracket", 0);
}

/** The act and the count of an id of a kind, or null when it is none. */
export function readId(id: string, kind: Brought): { readonly act: ActId; readonly count: number } | null {
  // Not by the expression when all is well: ids are read several times for each act.
  const letter = LETTER[kind];
  if (id.length > 65 && id.charCodeAt(64) === 35 && id.startsWith(letter, 65)) {
    const count = Number(id.slice(65 + letter.length));
    if (Number.isSafeInteger(count)) return { act: id.slice(0, 64) as ActId, count };
  }
  return null;
}

/** Whether this has the form of an id of a kind. */
export function isIdOf(kind: Brought, value: unknown): boolean {
  if (typeof value !== "string") return false;
  const letter = ID.exec(value)?.groups?.["letter"];
  return letter === LETTER[kind];
}
