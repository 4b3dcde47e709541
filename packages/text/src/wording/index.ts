export { type Cell, type Place, cellsOf } from "./cells.ts";
export { type Typed, changesOf, partsOf } from "./typed-changes.ts";
