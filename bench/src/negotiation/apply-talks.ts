/**
 * One engine carries the talks out, in a process of its own: `apply-talks.ts ENGINE COUNT SHARE FILE`. Prints an `Applied` as JSON, and
 * leaves the engine's saved form in the file.
 */
import { writeFileSync } from "node:fs";

import { cpuNow } from "./cpu-time.ts";
import { digestOf } from "./engine.ts";
import { engineNamed } from "./engines.ts";
import { genevaText } from "./geneva-text.ts";
import { memoryNow, watchWebAssembly } from "./memory.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { inventTalks } from "./talks.ts";

/** Times in milliseconds, sizes in bytes. */
export interface Applied {
  /** Of the processor. */
  readonly applying: number;
  /** The median of further acts, each alone, by the clock on the wall: the processor's is too coarse for one. */
  readonly last: number;
  /** What the process holds more than before it began with the text. */
  readonly used: number;
  readonly saved: number;
  /** The digest of the bracketed text it ends with. */
  readonly rendered: string;
}

const SEED = 20_150_212;
/** How many acts are handed over together, as to a device that catches up. */
const BATCH = 100;
/** How many acts are measured one by one at the end. */
const SINGLE = 200;

watchWebAssembly();
const [name = "", count = "", share = "", file = ""] = process.argv.slice(2);
const engine = await engineNamed(name);
const acts = Number(count);
const tabled = genevaText(Number(share));
const steps = engine.stepsOf(tabled, inventTalks(paragraphsOf(tabled), acts + SINGLE, SEED));
const before = memoryNow();
engine.begin(tabled);
const started = cpuNow();
for (let at = 0; at < acts; at += BATCH) engine.take(steps.slice(at, Math.min(at + BATCH, acts)));
const applying = cpuNow() - started;
const singles = steps.slice(acts).map((step) => {
  const from = performance.now();
  engine.take([step]);
  return performance.now() - from;
});
const used = memoryNow().used - before.used;
const bytes = engine.save();
writeFileSync(file, bytes);
const last = singles.toSorted((a, b) => a - b)[SINGLE / 2] ?? Number.NaN;
const applied: Applied = { applying, last, used, saved: bytes.length, rendered: digestOf(engine.render()) };
console.log(JSON.stringify(applied));
