import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { genevaScript } from "@longtable/example-geneva";
import { toHex } from "@longtable/protocol";
import * as v from "valibot";

import type { Stage } from "./stage.ts";

const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
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
      seed: hex32,
      identity: v.string(),
      press: v.nullable(hex32),
      head: v.nullable(v.object({ delegation: hex32, seed: hex32, postQuantumSeed: hex32 })),
    }),
  ),
});

/** The example as it lies open in a node: its rooms, and the keys of the devices made for it. */
export type OpenExample = v.InferOutput<typeof exampleShape>;

const FILE = "geneva.json";
const NOTE =
  "Keys of the devices of the Geneva example, made for a first look. They protect nothing: do not use them elsewhere.";

/** The example opened earlier under this folder, or null when none was, or what is there cannot be read. */
export function readExample(folder: string): OpenExample | null {
  try {
    const read = v.safeParse(exampleShape, JSON.parse(readFileSync(join(folder, FILE), "utf8")));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Writes the example's keys, for its owner alone to read, and all at once. */
export function writeExample(folder: string, stage: Stage): OpenExample {
  const example: OpenExample = {
    note: NOTE,
    dialogue: toHex(stage.dialogue),
    node: toHex(stage.node.nodeKey),
    rooms: Object.fromEntries([...stage.rooms].map(([key, room]) => [key, toHex(room)])),
    people: [...stage.people.values()].map(({ key, delegation, shownAs, keys, role }) => {
      const { secrets, head } = stage.delegation(delegation);
      const isHead = role === "head";
      return {
        key,
        delegation,
        shownAs,
        seed: toHex(keys.seed),
        identity: keys.identity,
        press: isHead ? toHex(secrets.head.press) : null,
        head: isHead
          ? {
              delegation: toHex(head.delegation),
              seed: toHex(secrets.head.head),
              postQuantumSeed: toHex(secrets.head.headPostQuantum),
            }
          : null,
      };
    }),
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
