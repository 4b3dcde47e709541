/**
 * One engine comes back from its own saved form, in a process of its own: `load-talks.ts ENGINE FILE`. Prints a `Loaded` as JSON.
 */
import { readFileSync } from "node:fs";

import { digestOf } from "./engine.ts";
import { engineNamed } from "./engines.ts";
import { type Memory, memoryNow, watchWebAssembly } from "./memory.ts";

/** Time in milliseconds. The memory is what the whole process holds with the text loaded, once it was rendered. */
export interface Loaded extends Memory {
  readonly loading: number;
  readonly rendered: string;
}

watchWebAssembly();
const [name = "", file = ""] = process.argv.slice(2);
const engine = await engineNamed(name);
const bytes = readFileSync(file);
const started = performance.now();
engine.load(bytes);
const text = engine.render();
const loading = performance.now() - started;
const rendered = digestOf(text);
const loaded: Loaded = { loading, ...memoryNow(), rendered };
console.log(JSON.stringify(loaded));
