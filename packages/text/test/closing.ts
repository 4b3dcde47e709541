import {
  type NodeId,
  type TextActType,
  acceptances,
  assentsOf,
  bracketOf,
  liveBrackets,
  openCounts,
  openPackages,
  provisionHash,
  provisionView,
  provisions,
  statusOfProvision,
} from "../src/index.ts";
import { shownHash } from "../src/index.ts";
import { isStanding } from "../src/acts/gap.ts";
import { itemsOf } from "../src/persistent/vector.ts";
import { pieceIdOf } from "../src/state/lookup.ts";
import { NAMES, type Talks, idOf } from "./talks.ts";

interface Next {
  readonly type: TextActType;
  readonly by: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const SESSION = idOf("session");

/** The next act by which the parties bring a text to its signatures: what is open is accepted or given up, then all is agreed and signed. */
export function nextToClose(room: Talks, below: (bound: number) => number): Next | null {
  const { now, basis } = room;
  const parties = NAMES.filter((name) => room.parties.includes(idOf(name)));
  const any = parties[below(parties.length)] ?? "";
  const named = (id: string | undefined): string | undefined => NAMES.find((name) => idOf(name) === id);
  if (now.signed !== null) return null;
  if (bracketOf(now, basis)?.state !== "agreed") {
    const by = named(acceptances(now, basis)?.waitsFor[0]) ?? any;
    return { type: "text.accept", by, body: room.naming(basis) };
  }
  const open = [...liveBrackets(now), ...openPackages(now)];
  const bracket = open[below(open.length)];
  if (bracket !== undefined && openCounts(now).brackets > 0) return toClose(room, bracket, any, named);
  const placeholder = [...itemsOf(now.pieces)].findIndex(
    ({ kind }, piece) => kind === "placeholder" && isStanding(now, { piece, at: 0 }),
  );
  if (placeholder >= 0) {
    const piece = pieceIdOf(now, placeholder);
    const target = [{ from: { piece, at: 0 }, to: { piece, at: 1 } }];
    return { type: "text.propose", by: any, body: { change: { kind: "delete", target } } };
  }
  for (const node of provisions(now)) {
    const by =
      provisionView(now, node)?.parent === null ? parties.find((name) => !hasAgreed(room, name, node)) : undefined;
    if (by !== undefined) return { type: "text.agree", by, body: room.form(node) };
  }
  const by = parties.find((name) => !now.signatures.some((one) => one.by === idOf(name)));
  return { type: "text.sign", by: by ?? any, body: { session: SESSION, subject: shownHash(now, null) } };
}

function toClose(
  room: Talks,
  bracket: ReturnType<typeof liveBrackets>[number],
  any: string,
  named: (id: string | undefined) => string | undefined,
): Next {
  const { now } = room;
  const view = bracketOf(now, bracket);
  const holder = named(view?.holders[0]) ?? named(view?.against[0]);
  if (view?.kind === "mark")
    return { type: "text.repair", by: any, body: { how: { kind: "literal", mark: bracket }, session: SESSION } };
  if (view?.kind === "reserve") {
    return holder === undefined
      ? { type: "text.claim", by: any, body: { bracket, as: "want" } }
      : { type: "text.lift", by: holder, body: room.naming(bracket) };
  }
  // What all others have accepted may not be agreed where it stands: then it is given up.
  const by = named(acceptances(now, bracket)?.waitsFor[0]);
  if (by !== undefined && (holder === undefined || any !== holder))
    return { type: "text.accept", by, body: room.naming(bracket) };
  return { type: "text.withdraw", by: holder ?? any, body: { bracket } };
}

/** Whether a party has agreed to a provision, or the whole, as it is now. */
function hasAgreed({ now }: Talks, name: string, node: NodeId): boolean {
  if (statusOfProvision(now, node) === "green" || statusOfProvision(now, node) === "initialled") return true;
  const hash = provisionHash(now, node);
  const own = assentsOf(now, node).findLast(({ by, kind }) => by === idOf(name) && kind === "agree");
  return own?.hash === hash && own.shown === shownHash(now, node);
}
