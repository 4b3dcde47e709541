/** What a process holds, in bytes: `used` is what its objects take after collection, buffers and WebAssembly's memory included. */
export interface Memory {
  readonly used: number;
  readonly resident: number;
}

const instances: WebAssembly.Instance[] = [];

/** Notes every WebAssembly instance made from now on: Node counts their memory nowhere but in the resident size. */
export function watchWebAssembly(): void {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports | undefined]) {
      const instance = new target(module, imports);
      instances.push(instance);
      return instance;
    },
  });
}

/** Collects garbage and looks; the process must run with `--expose-gc`. */
export function memoryNow(): Memory {
  if (globalThis.gc === undefined) throw new Error("Start with --expose-gc.");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  let used = heapUsed + arrayBuffers;
  for (const { exports } of instances)
    for (const exported of Object.values(exports))
      if (exported instanceof WebAssembly.Memory) used += exported.buffer.byteLength;
  return { used, resident: rss };
}
