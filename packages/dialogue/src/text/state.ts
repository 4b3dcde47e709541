import type { TextsState } from "@longtable/text";

/** A room's negotiating texts, as `@longtable/text` keeps them: `textOf` finds one, and everything it tells of a text asks that one. */
export type TextState = TextsState;

export { digestTexts, emptyTexts } from "@longtable/text";
