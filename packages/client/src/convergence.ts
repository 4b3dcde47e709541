import type { RoomState } from "@longtable/dialogue";
import { openCounts } from "@longtable/text";

/** How much was open in a room's texts, all together, from one place of the record on. */
export interface OpenAt {
  /** The place of the act by which it came to this. */
  readonly seq: number;
  /** By that act's author's clock, in milliseconds since 1970: for showing. */
  readonly at: number;
  /** Open brackets, and points that are open: `openCounts` of each text, added up. */
  readonly brackets: number;
  readonly points: number;
}

/** How open points came and went over a record: what was open after each act that changed it. */
export class Convergence {
  readonly #course: OpenAt[] = [];
  #texts: RoomState["text"] | null = null;

  /** From the place of the first text on; grows at the end. */
  get course(): readonly OpenAt[] {
    return this.#course;
  }

  /** Takes the room as it is after an act at this place. */
  take({ text }: RoomState, { seq, at }: Pick<OpenAt, "seq" | "at">): void {
    if (text === this.#texts || text.texts.length === 0) return;
    this.#texts = text;
    let brackets = 0;
    let points = 0;
    for (const one of text.texts) {
      const open = openCounts(one);
      brackets += open.brackets;
      points += open.points;
    }
    const last = this.#course.at(-1);
    if (last?.brackets !== brackets || last.points !== points) this.#course.push({ seq, at, brackets, points });
  }
}
