import { wordsOf } from "../files/word-diff.ts";

/** One UTF-16 unit of a line, with what is around it. */
export interface Letter {
  readonly sign: string;
  /** Its deletion is put forward. */
  readonly isStruck: boolean;
  /** Brackets around it that delete nothing, outermost first. */
  readonly brackets: readonly (number | string)[];
  /** Whom a file names as the author of the innermost change that it is in. */
  readonly by: string | null;
}

/** A line to be compared: any white space is one space, and there is none at its ends. Every sign keeps the letter it came from. */
export function spacedEvenly<T extends Letter>(letters: readonly T[]): readonly T[] {
  const even: T[] = [];
  for (const letter of letters) {
    if (!/^\s+$/u.test(letter.sign)) even.push(letter);
    else if (even.length > 0 && even.at(-1)?.sign !== " ") even.push({ ...letter, sign: " " });
  }
  while (even.at(-1)?.sign === " ") even.pop();
  return even;
}

/** The words of a line. */
export function lineOf(letters: readonly Letter[]): string {
  return letters.map(({ sign }) => sign).join("");
}

/** A line's words in order; one ends where a bracket or a deletion begins or ends too, since `[shall][should]` is two. */
export function wordsIn(letters: readonly Letter[]): readonly string[] {
  const words: string[] = [];
  let stretch = "";
  letters.forEach((letter, at) => {
    const before = letters[at - 1];
    if (before !== undefined && !isBesideOf(before, letter)) {
      words.push(...wordsOf(stretch));
      stretch = "";
    }
    stretch += letter.sign;
  });
  words.push(...wordsOf(stretch));
  return words;
}

function isBesideOf(one: Letter, other: Letter): boolean {
  if (one.brackets === other.brackets && one.isStruck === other.isStruck) return true;
  return one.isStruck === other.isStruck && one.brackets.join(" ") === other.brackets.join(" ");
}
