/** Runs in a browser: every promise against IndexedDB, and what a second opener of the same copy meets. */
import { openIndexedDbLocalCopy } from "../../src/indexeddb-local-copy.ts";
import { type CopyUnderTest, PROMISES } from "./conformance.ts";

async function open(name: string): Promise<CopyUnderTest & { close(): void }> {
  const copy = await openIndexedDbLocalCopy(name);
  return {
    copy,
    close: () => copy.close(),
    again: async () => {
      copy.close();
      return await open(name);
    },
  };
}

const inBrowser = {
  run: async (name: string): Promise<void> => {
    const promised = PROMISES.find((one) => one.name === name);
    if (promised === undefined) throw new Error(`Nothing is promised by the name ${name}.`);
    await promised.run(await open(name));
  },
  open: async (name: string): Promise<void> => void (await openIndexedDbLocalCopy(name)),
  /** Whether the copy is had by somebody else now; says `waited` once it was given up there. */
  openAfter: async (name: string): Promise<readonly string[]> => {
    const told: string[] = [];
    (await openIndexedDbLocalCopy(name, { onElsewhere: () => told.push("elsewhere") })).close();
    return told;
  },
  giveUp: async (name: string): Promise<string> => {
    try {
      await openIndexedDbLocalCopy(name, { signal: AbortSignal.timeout(100) });
      return "opened";
    } catch (error) {
      return error instanceof DOMException ? error.name : "other";
    }
  },
};

export type InBrowser = typeof inBrowser;
Object.assign(globalThis, { inBrowser });
