import { type NegotiatingText, bracketOfAct, idIn, packTabled, subjectHash } from "../src/index.ts";
import { bracketAt } from "../src/state/lookup.ts";
import type { Done } from "./doings.ts";
import { type Talks, idOf, paragraphs } from "./talks.ts";

/** Drafts that rival the one negotiated. */
const MOST_RIVALS = 2;
const DRAFT = packTabled(paragraphs("Another way to say it."));

/** Tables a rival of the text that is negotiated, or does something about the basis of one that is there; null where nothing can be done. */
export function actOnRivals(room: Talks, by: string, below: (bound: number) => number): Done | null {
  const rivals = room.state.texts.filter(({ id }) => id !== room.text);
  if (rivals.length < MOST_RIVALS && below(3) === 0) {
    const body = { title: "A rival", tree: DRAFT, rivalOf: room.text };
    return { type: "rival", by, body, ...room.act(by, "text.table", body) };
  }
  const rival = rivals[below(Math.max(1, rivals.length))];
  if (rival === undefined) return null;
  const { type, body } = whatNext(rival, below);
  return { type: "rival", by, body, ...room.act(by, type, { text: rival.id, ...body }) };
}

/** What its basis allows. */
function whatNext(
  rival: NegotiatingText,
  below: (bound: number) => number,
): {
  readonly type: "text.accept" | "text.withdraw" | "text.take" | "text.reopen" | "text.reserve";
  readonly body: Readonly<Record<string, unknown>>;
} {
  const bracket = bracketOfAct(rival.id);
  const { state } = bracketAt(rival, 0);
  if (state === "withdrawn") return { type: "text.take", body: { bracket } };
  if (state === "agreed") {
    const target = [{ node: idIn(rival.id, "node", 1) }];
    return below(3) === 0
      ? { type: "text.reopen", body: { what: { bracket } } }
      : { type: "text.reserve", body: { target } };
  }
  return below(8) === 0
    ? { type: "text.withdraw", body: { bracket } }
    : { type: "text.accept", body: { bracket, session: idOf("session"), subject: subjectHash(rival, bracket) } };
}
