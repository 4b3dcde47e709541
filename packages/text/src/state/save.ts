import { type ActId, type DelegationId, fromHex, toHex } from "@longtable/protocol";

import type { Hash } from "../acts/shapes.ts";
import { NOTHING } from "../persistent/list.ts";
import { itemsOf, vectorOf } from "../persistent/vector.ts";
import type { Bringing, Choice, NegotiatingText, Placed, TextsState } from "./records.ts";
import {
  type Named,
  type Naming,
  type Row,
  bracketOfRow,
  bracketRow,
  broken,
  nodeOfRow,
  nodeRow,
  pieceOfRow,
  pieceRow,
} from "./row.ts";

const FORMAT = "longtable/texts/3";

/**
 * A room's texts as bytes, to be loaded by the same software later: the JSON text of lists, in UTF-8, that begins with its format's
 * name. What was folded on from a loaded state equals what was folded from the beginning.
 */
export function saveTexts({ texts, parts }: TextsState): Uint8Array<ArrayBuffer> {
  const waiting = parts.map(({ act, by, tree }): SavedPart => [act, by, toHex(tree)]);
  return new TextEncoder().encode(JSON.stringify([FORMAT, waiting, ...texts.map(saved)]));
}

/** What waits for the act that tables it: by which act, of which delegation, the bytes in hex. */
type SavedPart = readonly [act: ActId, by: DelegationId, tree: string];

/** The texts of saved bytes. `BAD_SAVED_STATE` for any other bytes, and for another version's: then the record is folded again. */
export function loadTexts(bytes: Uint8Array): TextsState {
  try {
    const [format, parts, ...texts] = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    ) as readonly unknown[];
    if (format !== FORMAT) throw broken();
    const waiting = (parts as readonly SavedPart[]).map(([act, by, tree]) => ({ act, by, tree: fromHex(tree) }));
    return { texts: texts.map((text) => loaded(text as SavedText)), parts: waiting };
  } catch {
    throw broken();
  }
}

interface SavedText {
  readonly told: Omit<
    NegotiatingText,
    | "bringings"
    | "pieces"
    | "nodes"
    | "brackets"
    | "choices"
    | "tabled"
    | "parties"
    | "revisions"
    | "calls"
    | "signatures"
    | "signed"
  >;
  readonly delegations: readonly DelegationId[];
  /** Those who placed acts, each once: the delegation's number, role, name, on behalf of whom. */
  readonly authors: readonly (readonly [number, string, string | null, "head" | null])[];
  /** The acts whose places are told: their ids, and by the same number where, when and by whom they were placed. */
  readonly acts: readonly ActId[];
  readonly seqs: readonly number[];
  readonly times: readonly number[];
  readonly by: readonly number[];
  /** The forms in which proposals were accepted. */
  readonly subjects: readonly Hash[];
  readonly tabled: number;
  readonly bringings: readonly (readonly [number | string, number, number, number, number])[];
  readonly pieces: readonly Row[];
  readonly nodes: readonly Row[];
  readonly brackets: readonly Row[];
  readonly choices: readonly (readonly [number, readonly number[], boolean])[];
  readonly parties: readonly number[];
  readonly rest: string;
}

function saved(text: NegotiatingText): SavedText {
  const {
    bringings,
    pieces,
    nodes,
    brackets,
    choices,
    tabled,
    parties,
    revisions,
    calls,
    signatures,
    signed,
    ...told
  } = text;
  const delegations = new Map<DelegationId, number>();
  const subjects = new Map<Hash, number>();
  const placings = new Map<Placed, number>();
  const authors = new Map<string, number>();
  const [acts, seqs, times, by]: [ActId[], number[], number[], number[]] = [[], [], [], []];
  const names: Naming = {
    delegation: (delegation) => numberIn(delegations, delegation),
    placed: (placed) => {
      const known = placings.get(placed);
      if (known !== undefined) return known;
      const { act, seq, at, delegation, role, name, onBehalfOf } = placed;
      placings.set(placed, acts.length);
      acts.push(act);
      seqs.push(seq);
      times.push(at);
      by.push(numberIn(authors, JSON.stringify([numberIn(delegations, delegation), role, name, onBehalfOf])));
      return acts.length - 1;
    },
    subject: (subject) => numberIn(subjects, subject),
  };
  const savedBrackets = Array.from(itemsOf(brackets), (bracket) => bracketRow(bracket, names));
  const savedNodes = Array.from(itemsOf(nodes), (node) => nodeRow(node, names));
  const numbers = new Map(acts.map((act, number) => [act, number]));
  return {
    told,
    tabled: Number(names.placed(tabled)),
    // The acts that brought something opened a bracket each, so that most of their ids are told already.
    bringings: Array.from(itemsOf(bringings), ({ act, piece, node, bracket, choice }) => [
      numbers.get(act) ?? act,
      piece,
      node,
      bracket,
      choice,
    ]),
    pieces: Array.from(itemsOf(pieces), pieceRow),
    nodes: savedNodes,
    brackets: savedBrackets,
    choices: Array.from(itemsOf(choices), ({ by, options, inferred }) => [by, options, inferred]),
    parties: parties.map((party) => numberIn(delegations, party)),
    rest: JSON.stringify({ revisions, calls, signatures, signed }),
    delegations: [...delegations.keys()],
    authors: Array.from(authors.keys(), (author) => JSON.parse(author) as SavedText["authors"][number]),
    acts,
    seqs,
    times,
    by,
    subjects: [...subjects.keys()],
  };
}

function numberIn<T>(numbers: Map<T, number>, item: T): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  numbers.set(item, numbers.size);
  return numbers.size - 1;
}

function loaded(saved: SavedText): NegotiatingText {
  const delegation = (name: unknown): DelegationId => {
    const found = saved.delegations[Number(name)];
    if (found === undefined) throw broken();
    return found;
  };
  const authors = saved.authors.map(([by, role, name, onBehalfOf]) => {
    return { delegation: delegation(by), role, name, onBehalfOf };
  });
  const placings = saved.acts.map((act, number): Placed => {
    const [seq, at, author] = [saved.seqs[number], saved.times[number], authors[saved.by[number] ?? -1]];
    if (seq === undefined || at === undefined || author === undefined) throw broken();
    // Written out: V8 keeps what is spread onto other fields in a list of its own.
    const { delegation, role, name, onBehalfOf } = author;
    return { act, seq, at, delegation, role, name, onBehalfOf };
  });
  const placed = (name: unknown): Placed => {
    const found = placings[Number(name)];
    if (found === undefined) throw broken();
    return found;
  };
  const alone = saved.delegations.map((one) => [one]);
  const names: Named = {
    delegation,
    delegations: (several) => {
      if (several.length === 0) return NOTHING;
      return (several.length === 1 ? alone[Number(several[0])] : undefined) ?? several.map(delegation);
    },
    placed,
    subject: (name) => {
      const found = saved.subjects[Number(name)];
      if (found === undefined) throw broken();
      return found;
    },
  };
  const rest = JSON.parse(saved.rest) as Pick<NegotiatingText, "revisions" | "calls" | "signatures" | "signed">;
  return {
    ...saved.told,
    ...rest,
    // An object of its own: what is remembered of other texts is not of this one.
    tabled: { ...placed(saved.tabled) },
    parties: saved.parties.map(delegation),
    bringings: vectorOf(
      saved.bringings.map(([act, piece, node, bracket, choice]): Bringing => {
        return {
          act: typeof act === "number" ? placed(act).act : (act as Placed["act"]),
          piece,
          node,
          bracket,
          choice,
        };
      }),
    ),
    pieces: vectorOf(saved.pieces.map(pieceOfRow)),
    nodes: vectorOf(saved.nodes.map((row) => nodeOfRow(row, names))),
    brackets: vectorOf(saved.brackets.map((row) => bracketOfRow(row, names))),
    choices: vectorOf(saved.choices.map(([by, options, inferred]): Choice => ({ by, options, inferred }))),
  };
}
