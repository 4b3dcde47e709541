/** The rules this software folds by; a founding pins them, `dialogue.rules` moves on (PROTOCOL.md §5). */
export const RULES = "longtable/1";

/** All rules this software can fold. A record under others is not folded: newer software is needed. */
export const KNOWN_RULES: readonly string[] = [RULES];

/**
 * How many places after its author's `seen` a binding act may still be placed. Past it the author
 * decided on too old a view. Part of the rules: changing it needs a new version.
 */
export const PLACES_AFTER_SEEN = 256;
