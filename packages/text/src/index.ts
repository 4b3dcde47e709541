export { type CharacterFinding, inspectCharacters } from "./files/characters.ts";
export { oddCharacters } from "./files/odd-characters.ts";
export { type Comparison, type ProvisionChange, compareTexts } from "./files/compare-texts.ts";
export {
  type WriteOptions,
  type WrittenFormat,
  compareDocuments,
  compareTabled,
  convertDocument,
  writeTabled,
  writtenFormatOf,
} from "./files/documents.ts";
export type { Unreadable, UnreadableCode } from "./files/file-error.ts";
export type { OtherFormatName } from "./files/other-format.ts";
export { type Imported, importedFrom } from "./files/imported.ts";
export type { Problem, ProblemCode, ProblemKind, ProblemValues } from "./files/problem.ts";
export { type ReadOptions, type Reading, readDocument } from "./files/read.ts";
export { type ShowOptions, comparisonHtml, showComparison } from "./files/show-comparison.ts";
export { type Summary, summarize } from "./files/summary.ts";
export { tabledOf } from "./files/tabled-of.ts";
export type { TabledBracket, TabledChoice, TabledItem, TabledName, TabledNode, TabledText } from "./tabled.ts";
export {
  type Change,
  type OwnNode,
  TEXT_ACT_TYPES,
  type TextAct,
  type TextActOf,
  type TextActSchema,
  type TextActType,
  isTextActType,
  readTextAct,
  textActs,
} from "./acts/acts.ts";
export { type Quote, type QuoteSchema, quote } from "./acts/quote.ts";
export type { FieldName, Gap, Hash, NodeGap, OwnItem, Point, TargetPart } from "./acts/shapes.ts";
export { type BracketId, type ChoiceId, type NodeId, type PieceId, bracketOfAct, idIn } from "./id.ts";
export { TEXT_REFUSALS, type TextRefusal } from "./refusal.ts";
export type * from "./state/records.ts";
export type * from "./view.ts";
export { type Surroundings } from "./acts/effect.ts";
export { isWaitingForAll, showCalls } from "./acts/call.ts";
export { tableText, wrongTree } from "./acts/table.ts";
export { type Rearrangement, rearrangementOf, wordsSplitOff } from "./derive/rearrangement.ts";
export { tabledText } from "./derive/tabled-text.ts";
export { INVISIBLE } from "./derive/invisible.ts";
export { type CallStanding, callsOf } from "./calls.ts";
export { type RepairStanding, partnersOf, repairsOf } from "./repairs.ts";
export { applyTextAct, emptyTexts, tellParties, textOf } from "./fold.ts";
export * from "./select.ts";
export { writeNegotiation } from "./write-negotiation.ts";
export { packTabled } from "./tabled-tree.ts";
export { digestTexts } from "./state/digest.ts";
export { loadTexts, saveTexts } from "./state/save.ts";
export { TextError, type TextErrorCode } from "./error.ts";
export * from "./revision.ts";
export { type Returned, type ReturnedAct, returnedChanges } from "./returned/returned-changes.ts";
export { rewordings, spanOf } from "./wording/rewording.ts";
export type { ReturnedRemark } from "./returned/returned-remark.ts";
