export { type Cell, type Place, cellsOf } from "./cells.ts";
export { type Typed, changesOf } from "./typed-changes.ts";
