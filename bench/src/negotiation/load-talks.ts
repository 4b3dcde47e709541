/**
 * One engine comes back from its own saved form, in a process of its own: `load-talks.ts ENGINE FILE`. Prints a `Loaded` as JSON.
 */
import { readFileSync } from "node:fs";

import { cpuNow } from "./cpu-time.ts";
import { digestOf } from "./engine.ts";
import { engineNamed } from "./engines.ts";
import { type Memory, memoryNow, watchWebAssembly } from "./memory.ts";

/** Time in milliseconds of the processor. `used` is what the text takes once it was rendered, `resident` what the whole process does. */
export interface Loaded extends Memory {
  readonly loading: number;
  readonly rendered: string;
}

watchWebAssembly();
const [name = "", file = ""] = process.argv.slice(2);
const engine = await engineNamed(name);
const before = memoryNow();
const { loading, rendered } = comeBack();
// What is drawn is held until the turn ends; that an engine holds it longer, it must not.
await new Promise((resolve) => setImmediate(resolve));
const after = memoryNow();
const loaded: Loaded = { loading, rendered, used: after.used - before.used, resident: after.resident };
console.log(JSON.stringify(loaded));

function comeBack(): Pick<Loaded, "loading" | "rendered"> {
  const bytes = readFileSync(file);
  const started = cpuNow();
  engine.load(bytes);
  const text = engine.render();
  return { loading: cpuNow() - started, rendered: digestOf(text) };
}
