import type { TabledBracket, TabledChoice, TabledName } from "../tabled.ts";
import type { ManuscriptBracket } from "./manuscript.ts";

/** The brackets and choices of a tree while it is made. */
export interface GrowingBrackets {
  readonly brackets: TabledBracket[];
  readonly choices: TabledChoice[];
}

/** Turns the brackets of a file that was read into those of a tree; their numbers stay. */
export function tabledBrackets(source: readonly ManuscriptBracket[]): GrowingBrackets {
  const brackets: TabledBracket[] = [];
  const choices: TabledChoice[] = [];
  const byGroup = new Map<number, number>();
  for (const bracket of source) {
    let choice: number | undefined;
    if (bracket.group !== undefined) {
      choice = byGroup.get(bracket.group);
      if (choice === undefined) {
        choice = choices.length;
        choices.push({ inferred: false });
        byGroup.set(bracket.group, choice);
      }
    }
    const names = bracket.holders.map(({ name, stance }): TabledName => ({
      name,
      side: stance === "for" ? "for" : "against",
    }));
    const isReserve =
      bracket.change === "bracket" &&
      bracket.holders.length > 0 &&
      bracket.holders.every(({ stance }) => stance === "reserves");
    brackets.push({
      change: bracket.change === "delete" ? "delete" : isReserve ? "reserve" : "insert",
      shown: bracket.typed ? "typed" : "tracked",
      ...(names.length === 0 ? {} : { names }),
      ...(choice === undefined ? {} : { choice }),
      ...(bracket.date === undefined ? {} : { date: bracket.date }),
    });
  }
  return { brackets, choices };
}

/** Adds the bracket of an option in words. */
export function addOption({ brackets }: GrowingBrackets, choice: number, option: string): number {
  brackets.push({ change: "insert", shown: "words", choice, option });
  return brackets.length - 1;
}
