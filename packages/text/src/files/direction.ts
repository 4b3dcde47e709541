/** Scripts that are written from right to left, of those that texts are tabled in. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const STRONG = /\p{L}/u;

/**
 * Whether words are drawn from right to left: their first letter decides (Unicode UAX #9, rules P2 and P3). A writer then says so in its
 * format's own way; no control character is ever put among the words.
 */
export function isRightToLeft(words: string): boolean {
  const first = STRONG.exec(words)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
