import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Gives dependency-cruiser a TypeScript that it can read sources with.
 *
 * It parses through TypeScript's JavaScript API, which TypeScript 7 does not have; without one it
 * leaves every `.ts` file out and reports no violation. This folder's package.json therefore holds
 * TypeScript 6, for parsing only, and its imports of `typescript` are led there. (swc, the other
 * parser it knows, misses `import("…")` in types and stops at `using`.)
 *
 * To be called before dependency-cruiser is first imported.
 */
export function giveCruiserItsParser(): void {
  const require = createRequire(import.meta.url);
  registerHooks({
    resolve(specifier, context, next) {
      const wanted = specifier === "typescript" || specifier.startsWith("typescript/");
      if (!wanted || context.parentURL?.includes("/dependency-cruiser/") !== true) {
        return next(specifier, context);
      }
      return {
        url: pathToFileURL(require.resolve(specifier)).href,
        format: specifier.endsWith(".json") ? "json" : "commonjs",
        shortCircuit: true,
      };
    },
  });
}
