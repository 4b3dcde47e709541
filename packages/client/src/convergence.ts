import type { RoomState } from "@longtable/dialogue";
import { type NegotiatingText, openCounts } from "@longtable/text";

/** How much was open in one text of a room, from one place of the record on. */
export interface OpenAt {
  /** The text's id: the act that tabled it. */
  readonly text: NegotiatingText["id"];
  /** The place of the act by which it came to this. */
  readonly seq: number;
  /** By that act's author's clock, in milliseconds since 1970: for showing. */
  readonly at: number;
  /** Open brackets, and points that are open, as `openCounts` has them. */
  readonly brackets: number;
  readonly points: number;
}

/** How open points came and went over a record, text by text: what was open after each act that changed it. */
export class Convergence {
  readonly #course: OpenAt[] = [];
  readonly #last = new Map<NegotiatingText["id"], { readonly text: NegotiatingText; readonly open: OpenAt }>();
  #texts: RoomState["text"] | null = null;

  /** In the record's order, from the place of the first text on; grows at the end. */
  get course(): readonly OpenAt[] {
    return this.#course;
  }

  /** Takes the room as it is after an act at this place. */
  take({ text: texts }: RoomState, { seq, at }: Pick<OpenAt, "seq" | "at">): void {
    if (texts === this.#texts) return;
    this.#texts = texts;
    for (const text of texts.texts) {
      const known = this.#last.get(text.id);
      if (known?.text === text) continue;
      const { brackets, points } = openCounts(text);
      const isNews = known?.open.brackets !== brackets || known.open.points !== points;
      const open = isNews ? { text: text.id, seq, at, brackets, points } : known.open;
      if (isNews) this.#course.push(open);
      this.#last.set(text.id, { text, open });
    }
  }
}
