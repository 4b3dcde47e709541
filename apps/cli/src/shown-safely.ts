/**
 * Words from a file or a network as a terminal may be given them: what would steer it (control characters) or change the order in
 * which words are seen (bidirectional embeddings, overrides, isolates) is shown as U+FFFD.
 */
export function shownSafely(words: string): string {
  return words.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}
