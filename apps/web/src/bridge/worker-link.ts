import type { CallAnswer, CallGiven, PageMessage, Wanted, WorkerMessage } from "./message.ts";
import { applyPatch } from "./patch.ts";
import { startWorker } from "./start-worker.ts";
import type { Calls } from "../worker/calls.ts";

/** A call or a view that failed, with its code; `message` is the worker's English sentence. */
export class WorkerFailure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = "WorkerFailure";
    this.code = code;
  }
}

/** A view as the page has it now. */
export type ViewState =
  /** Null while it was not sent yet, or its room is not there. */
  { readonly value: unknown; readonly failure: WorkerFailure | null };

interface Subscription {
  readonly wanted: Wanted;
  readonly listeners: Set<() => void>;
  state: ViewState;
}

const NOTHING: ViewState = { value: null, failure: null };

/** How long a view that nobody shows is still kept true: a screen one comes back to is there at once. */
const LINGER = 30_000;

/**
 * A page's end of the bridge. Views are asked for once, however many components show them; the worker keeps
 * them true by patches. Calls are answered in their own time.
 */
export class WorkerLink {
  readonly #post: (message: PageMessage) => void;
  readonly #byKey = new Map<string, number>();
  readonly #views = new Map<number, Subscription>();
  readonly #calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #next = 1;

  constructor() {
    const worker = startWorker((message) => this.#take(message));
    this.#post = worker;
    const lock = `longtable/page/${crypto.randomUUID()}`;
    // Held until the page is gone: that is how the worker learns that it is.
    void navigator.locks.request(lock, () => {
      this.#post({ t: "hello", lock });
      return new Promise(() => undefined);
    });
  }

  /** The view's state now; the same object until it changes. */
  read(key: string): ViewState {
    const id = this.#byKey.get(key);
    return (id === undefined ? undefined : this.#views.get(id)?.state) ?? NOTHING;
  }

  /** Asks for a view, or shares one that is there; returns what ends that. */
  subscribe(key: string, wanted: Wanted, listener: () => void): () => void {
    const id = this.#byKey.get(key) ?? this.#want(key, wanted);
    const subscription = this.#views.get(id);
    subscription?.listeners.add(listener);
    return () => {
      subscription?.listeners.delete(listener);
      setTimeout(() => this.#drop(key, id), LINGER);
    };
  }

  /** Has something done in the worker. Rejects with `WorkerFailure`. */
  call<N extends keyof Calls>(seat: string | null, name: N, given: CallGiven<N>): Promise<CallAnswer<N>> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#calls.set(id, { resolve: (value) => resolve(value as CallAnswer<N>), reject });
      this.#post({ t: "call", id, seat, name, given });
    });
  }

  #want(key: string, wanted: Wanted): number {
    const id = this.#next++;
    this.#byKey.set(key, id);
    this.#views.set(id, { wanted, listeners: new Set(), state: NOTHING });
    this.#post({ t: "want", id, wanted });
    return id;
  }

  #drop(key: string, id: number): void {
    const subscription = this.#views.get(id);
    if (subscription === undefined || subscription.listeners.size > 0) return;
    this.#views.delete(id);
    this.#byKey.delete(key);
    this.#post({ t: "unwant", id });
  }

  #take(message: WorkerMessage): void {
    const subscription = this.#views.get(message.id);
    if (message.t === "patch") {
      if (subscription === undefined) return;
      this.#show(subscription, { value: applyPatch(subscription.state.value, message.patch), failure: null });
      return;
    }
    if (message.t === "failed" && subscription !== undefined) {
      const failure = new WorkerFailure(message.code, message.sentence);
      this.#show(subscription, { ...subscription.state, failure });
      return;
    }
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.t === "answer") call?.resolve(message.value);
    else call?.reject(new WorkerFailure(message.code, message.sentence));
  }

  #show(subscription: Subscription, state: ViewState): void {
    subscription.state = state;
    for (const listener of subscription.listeners) listener();
  }
}
