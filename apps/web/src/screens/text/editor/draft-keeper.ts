import type { TextDraft } from "../../../worker/text-drafts.ts";

/** How long after the last key a draft is kept, in milliseconds. */
const PAUSE = 300;

/**
 * Keeps what is being written whenever the writing pauses. It is said to be kept once its very last key is on the disk, and
 * not before: a reload may follow at any moment.
 */
export class DraftKeeper {
  readonly #keep: (draft: TextDraft) => Promise<unknown>;
  readonly #onKept: (isKept: boolean) => void;
  /** Makes the draft that is not kept yet; null when all is. */
  #waiting: (() => TextDraft) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(keep: (draft: TextDraft) => Promise<unknown>, onKept: (isKept: boolean) => void) {
    this.#keep = keep;
    this.#onKept = onKept;
  }

  /** The draft is another by now: made only when it is kept. */
  change(make: () => TextDraft): void {
    this.#waiting = make;
    this.#onKept(false);
    this.#stop();
    this.#timer = setTimeout(() => this.keepNow(), PAUSE);
  }

  /** Keeps at once what waits to be kept. */
  keepNow(): void {
    this.#stop();
    const waiting = this.#waiting;
    if (waiting !== null) void this.#write(waiting);
  }

  /** What waits is not to be kept any more: it was tabled, or thrown away. */
  drop(): void {
    this.#stop();
    this.#waiting = null;
  }

  async #write(waiting: () => TextDraft): Promise<void> {
    await this.#keep(waiting());
    // Whoever has typed on meanwhile has something that is not kept.
    if (this.#waiting !== waiting) return;
    this.#waiting = null;
    this.#onKept(true);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
