import { bracketAt } from "../state/lookup.ts";
import type { Draft } from "../state/draft.ts";
import type { NegotiatingText, Placed, TextsState } from "../state/records.ts";
import { close, dropAcceptance, openAgain } from "../state/settle.ts";

const BASIS = 0;

/** A room's texts after one of them changed: a delegation accepts one of several rival drafts, and one at most is agreed as a basis. */
export function settleRivals(
  texts: readonly NegotiatingText[],
  before: NegotiatingText,
  after: NegotiatingText,
  placed: Placed,
): readonly NegotiatingText[] {
  const [was, is] = [bracketAt(before, BASIS), bracketAt(after, BASIS)];
  if (after.rivals.length === 0 || was === is) return texts;
  const accepted = is.accepts.filter((one) => !was.accepts.includes(one));
  return texts.map((text) => {
    if (!after.rivals.includes(text.id)) return text;
    const draft: Draft = { ...text };
    for (const { by } of accepted) dropAcceptance(draft, BASIS, by);
    const { state, mootBy } = bracketAt(draft, BASIS);
    if (is.state === "agreed" && state === "open") close(draft, BASIS, "moot", placed, BASIS);
    if (was.state === "agreed" && is.state === "open" && state === "moot" && mootBy === BASIS) {
      openAgain(draft, BASIS, "open", placed);
    }
    return draft;
  });
}

/** Whether another draft of a group of rivals was agreed as the basis. */
export function hasAgreedRival({ texts }: TextsState, { rivals }: NegotiatingText): boolean {
  return texts.some((text) => rivals.includes(text.id) && bracketAt(text, BASIS).state === "agreed");
}

/** The texts with one more, and each rival draft knowing of the others. */
export function withRivals(texts: readonly NegotiatingText[], tabled: NegotiatingText): readonly NegotiatingText[] {
  const { rivalOf } = tabled;
  const group = texts.filter(({ id, rivals }) => rivalOf !== null && (id === rivalOf || rivals.includes(rivalOf)));
  const ids = group.map(({ id }) => id);
  const known = texts.map((text) => (ids.includes(text.id) ? { ...text, rivals: [...text.rivals, tabled.id] } : text));
  return [...known, { ...tabled, rivals: ids }];
}
