import type { TabledItem, TabledText } from "@longtable/text";

/** Consecutive characters of a paragraph. */
export interface Words {
  readonly text: string;
  /** Which piece of the tabled tree they are; null where nothing may be proposed (a bracket's own characters, notes). */
  readonly piece: number | null;
}

/** A field of a provision, as every engine begins with it: its words, and the brackets that the file had, as characters. */
export type Paragraph = readonly Words[];

/** A tree's fields in document order, with its pieces numbered as `text.table` numbers them. */
export function paragraphsOf(tabled: TabledText): readonly Paragraph[] {
  let piece = 0;
  const wordsOf = (item: TabledItem): Words => {
    if (typeof item === "string") return { text: item, piece: piece++ };
    if ("open" in item) return { text: tabled.brackets[item.open]?.shown === "typed" ? "[" : "", piece: null };
    if ("close" in item) return { text: tabled.brackets[item.close]?.shown === "typed" ? "]" : "", piece: null };
    piece++;
    return { text: shownOf(item), piece: null };
  };
  return tabled.nodes.flatMap(({ label, heading, body }) =>
    [label, heading, body].flatMap((field) => (field === undefined ? [] : [field.map(wordsOf)])),
  );
}

function shownOf(item: Exclude<TabledItem, string | { readonly open: number } | { readonly close: number }>): string {
  if ("literal" in item) return item.literal;
  if ("mark" in item) return item.mark;
  if ("placeholder" in item) return item.placeholder;
  if ("note" in item) return item.note;
  if ("ref" in item) return item.form;
  return "trivia" in item ? item.trivia : "";
}
