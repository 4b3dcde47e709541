import { betweenRounds } from "./between-rounds.ts";
import { convening } from "./convening.ts";
import { caucusDraft, jointStatement } from "./joint-statement.ts";
import { openRound } from "./open-round.ts";
import { roundOne } from "./round-one.ts";
import { roundTwo } from "./round-two.ts";
import { delegations, people, pressKeys, rooms } from "./people.ts";

export { type Drawing, type DrawingKey, drawings } from "./drawings.ts";
export { type Fact, facts } from "./facts.ts";
export type { AuthorKey, DelegationKey, PersonKey, RoomKey } from "./people.ts";
export { type FilesByDrawing, type IdsByLabel, drawingsIn, resolveRefs } from "./resolve.ts";
export type { Directive, ScriptedAct, Step } from "./step.ts";

/** The Geneva dialogue as data: who takes part, the rooms, and all that is done, in order. */
export const genevaScript = {
  delegations,
  people,
  pressKeys,
  rooms,
  /** What the script tables, as it was before it was packed: all of it invented. */
  tabled: [jointStatement, caucusDraft],
  steps: [...convening, ...roundOne, ...betweenRounds, ...roundTwo],
  /** What the example goes on with where somebody is to sit down at it: a third round, open, all of it invented. */
  afterwards: openRound,
} as const;
