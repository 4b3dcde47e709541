import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { genevaScript } from "@longtable/example-geneva";
import { toHex } from "@longtable/protocol";
import * as v from "valibot";

import type { Stage } from "./stage.ts";

const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const hex16 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const exampleShape = v.object({
  note: v.string(),
  dialogue: hex32,
  node: hex32,
  rooms: v.record(v.string(), hex32),
  people: v.array(
    v.object({
      key: v.string(),
      delegation: v.string(),
      shownAs: v.string(),
      /** All keys of the person's device come from it. */
      code: hex16,
    }),
  ),
  /** The code from which both heads' codes come. */
  bothHeads: hex16,
});

/** The example as it lies open in a node: its rooms, and the codes of the devices made for it. */
export type OpenExample = v.InferOutput<typeof exampleShape>;

const FILE = "geneva.json";
const NOTE =
  "Codes from which the keys of the Geneva example's devices come, made for a first look. They protect nothing.";

/** The example opened earlier under this folder, or null when none was, or what is there cannot be read. */
export function readExample(folder: string): OpenExample | null {
  try {
    const read = v.safeParse(exampleShape, JSON.parse(readFileSync(join(folder, FILE), "utf8")));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Writes the example's codes, for its owner alone to read, and all at once. */
export function writeExample(folder: string, stage: Stage): OpenExample {
  const example: OpenExample = {
    note: NOTE,
    dialogue: toHex(stage.dialogue),
    node: toHex(stage.node.nodeKey),
    rooms: Object.fromEntries([...stage.rooms].map(([key, room]) => [key, toHex(room)])),
    people: [...stage.people.values()].map(({ key, delegation, shownAs, code }) => ({
      key,
      delegation,
      shownAs,
      code: toHex(code),
    })),
    bothHeads: toHex(stage.bothHeads),
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(example, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return example;
}

/** Whether this node has the example's rooms: its devices then find them there. */
export function isExampleIn(example: OpenExample, nodeKey: Uint8Array): boolean {
  return example.node === toHex(nodeKey) && genevaScript.rooms.every(({ key }) => key in example.rooms);
}
