import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A part of a bench that runs in a process of its own, so that its cost is not the measured side's. */
export interface Program {
  readonly child: ChildProcess;
  /** Sends a message and waits for the next one that comes. */
  ask(message: unknown): Promise<unknown>;
  end(): Promise<void>;
}

/** Starts a file beside this one as a program; it is asked by messages, which may hold byte strings. */
export function startProgram(file: string): Program {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, { serialization: "advanced" });
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`The bench's program ${file} ended with ${String(code)} before it answered.`);
  });
  gone.catch(() => undefined);
  return {
    child,
    ask: async (message) => {
      const answer = once(child, "message");
      child.send(message as object);
      return (await Promise.race([answer, gone]))[0] as unknown;
    },
    end: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** In the program: answers each message with what `work` makes of it. */
export function answerMessages<Question, Answer>(work: (question: Question) => Promise<Answer>): void {
  process.on("message", (question) => {
    work(question as Question).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
