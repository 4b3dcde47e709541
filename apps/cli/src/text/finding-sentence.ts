import type { CharacterFinding } from "@longtable/text";

/** Says of a character why a person should look at it, with its place in what is initialled and its code points. */
export function findingSentence(finding: CharacterFinding): string {
  const place = `line ${finding.line}, column ${finding.column}`;
  switch (finding.kind) {
    case "bidi":
      return `${place}: ${finding.codePoints} changes the order in which words are drawn (${finding.name}).`;
    case "invisible":
      return `${place}: ${finding.codePoints} draws nothing (${finding.name}).`;
    case "confusable":
      return `${place}: ${finding.characters} (${finding.codePoints}) looks like ${finding.looksLike} and is not.`;
    case "mixedScript":
      return `${place}: ${finding.characters} mixes ${finding.scripts.join(" and ")} letters.`;
    case "unassigned":
      return `${place}: ${finding.codePoints} is no character of Unicode's.`;
    case "private":
      return `${place}: ${finding.codePoints} is for private use: each font draws it as it likes.`;
  }
}
