import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { NodeError } from "./error.ts";

/** Where a node's things lie. */
export interface DataFolder {
  readonly store: string;
  readonly backups: string;
  /** 32 bytes: the seed of the node's key, readable by its user only. */
  readonly nodeSeed: Uint8Array;
  /** Present while the node is frozen after a restore. */
  readonly frozenMark: string;
}

/** Opens a node's data folder, making it and the node's key when they are not there: `UNWRITABLE_FOLDER`. */
export function openDataFolder(folder: string): DataFolder {
  const backups = join(folder, "backups");
  const keyFile = join(folder, "node-key");
  try {
    makeFolder(backups);
    if (!existsSync(keyFile)) {
      writeFileSync(keyFile, crypto.getRandomValues(new Uint8Array(32)), { mode: 0o600, flag: "wx", flush: true });
    }
    const nodeSeed = new Uint8Array(readFileSync(keyFile));
    return { store: join(folder, "store.sqlite"), backups, nodeSeed, frozenMark: join(folder, "frozen") };
  } catch (cause) {
    throw new NodeError(
      "UNWRITABLE_FOLDER",
      `The node cannot write to its data folder ${folder}: choose another one.`,
      {
        cause,
      },
    );
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` tries for ever where a file system says of a
 * folder that is there that nothing can be made in it (Linux' `/proc`).
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}
