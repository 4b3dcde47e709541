/**
 * What a node's press pages need, and nothing of what is said behind closed doors: public statements,
 * their shape and their fold. It knows no other act.
 */
export { type PressAct, pressActs, readPressAct } from "./acts.ts";
export { type PressRefusal, foldPress } from "./fold.ts";
export {
  type Press,
  type Published,
  type PublishedVersion,
  isJoint,
  nothingPublished,
  photographOf,
  publications,
  publishedNow,
} from "./state.ts";
export {
  type Photograph,
  type PublicStatement,
  type Reproduction,
  photograph,
  publicStatement,
  reproduction,
  statementSubject,
} from "./statement.ts";
