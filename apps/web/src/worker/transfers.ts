import type { TransferFace } from "../views/view.ts";

/** Files on their way from and to this device: what each page shows of them, and how each is stopped. */
export class Transfers {
  readonly #faces = new Map<string, TransferFace>();
  readonly #stops = new Map<string, AbortController>();
  readonly #changed: () => void;
  #shown: readonly TransferFace[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Those that are on their way now. The same list until something changes. */
  get shown(): readonly TransferFace[] {
    return this.#shown;
  }

  /** Runs a transfer under an id; rejects with `AbortError` once it is stopped. */
  async run<T>(
    face: Pick<TransferFace, "id" | "name">,
    transfer: (how: { signal: AbortSignal; onProgress: (across: number, of: number) => void }) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController();
    this.#stops.set(face.id, stop);
    this.#show({ ...face, across: 0, of: 0 });
    try {
      const onProgress = (across: number, of: number): void => this.#show({ ...face, across, of });
      // A transfer that waits for the node is stopped at once, not when the node is back.
      return await Promise.race([transfer({ signal: stop.signal, onProgress }), stopped(stop.signal)]);
    } finally {
      this.#faces.delete(face.id);
      this.#stops.delete(face.id);
      this.#tell();
    }
  }

  /** Stops a transfer. What the node has of it expires there by itself. */
  stop(id: string): void {
    this.#stops.get(id)?.abort();
  }

  #show(face: TransferFace): void {
    this.#faces.set(face.id, face);
    this.#tell();
  }

  #tell(): void {
    this.#shown = [...this.#faces.values()];
    this.#changed();
  }
}

/** Rejects as soon as somebody has stopped it. */
function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("The transfer was stopped.", "AbortError")));
  });
}
