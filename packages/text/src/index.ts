export { type CharacterFinding, inspectCharacters } from "./files/characters.ts";
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
export { type DocxOptions, writeDocx } from "./files/docx/write-docx.ts";
export type { Unreadable, UnreadableCode } from "./files/file-error.ts";
export { manuscriptOf } from "./files/manuscript-of.ts";
export type { Manuscript, ManuscriptBlock, ManuscriptBracket } from "./files/manuscript.ts";
export type { Problem, ProblemCode } from "./files/problem.ts";
export { type ReadOptions, type Reading, readDocument } from "./files/read.ts";
export { type ShowOptions, comparisonHtml, showComparison } from "./files/show-comparison.ts";
export { type Summary, summarize } from "./files/summary.ts";
export { type AknOptions, writeAkomaNtoso } from "./files/write-akn.ts";
export { type HtmlOptions, writeHtml } from "./files/write-html.ts";
export { writeMarkdown } from "./files/write-markdown.ts";
export { tabledOf } from "./files/tabled-of.ts";
export { writeText } from "./files/write-text.ts";
export type { TabledBracket, TabledChoice, TabledItem, TabledName, TabledNode, TabledText } from "./tabled.ts";
export {
  type Change,
  type OwnNode,
  TEXT_ACT_TYPES,
  type TextAct,
  type TextActOf,
  type TextActType,
  isTextActType,
  readTextAct,
  textActs,
} from "./acts/acts.ts";
export type { FieldName, Gap, Hash, NodeGap, OwnItem, Point, TargetPart } from "./acts/shapes.ts";
export { type BracketId, type ChoiceId, type NodeId, type PieceId, bracketOfAct, idIn } from "./id.ts";
export { TEXT_REFUSALS, type TextRefusal } from "./refusal.ts";
export type * from "./state/records.ts";
export type * from "./view.ts";
