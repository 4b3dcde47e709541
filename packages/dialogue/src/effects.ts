import { accordEffects } from "./accord/effects.ts";
import type { ActOf, ActType } from "./act.ts";
import { agendaEffects } from "./agenda/effects.ts";
import { callEffects } from "./call/effects.ts";
import { delegationEffects } from "./delegation/effects.ts";
import { dialogueEffects } from "./dialogue/effects.ts";
import { differenceEffects } from "./difference/effects.ts";
import type { Effect } from "./effect.ts";
import { floorEffects } from "./floor/effects.ts";
import { groupEffects } from "./group/effects.ts";
import { houseEffects } from "./house/effects.ts";
import { invitationEffects } from "./invitation/effects.ts";
import { pressEffects } from "./press/effects.ts";
import { programmeEffects } from "./programme/effects.ts";
import { roundEffects } from "./round/effects.ts";
import { sessionEffects } from "./session/effects.ts";
import { statementEffects } from "./statement/effects.ts";
import { stepEffects } from "./step/effects.ts";
import { textEffects } from "./text/effects.ts";
import { verdictEffects } from "./verdict/effects.ts";
import { wordsEffects } from "./words/effects.ts";

/** What each type of act does: total over the vocabulary, checked by the compiler. */
export const effects: { readonly [T in ActType]: Effect<ActOf[T]> } = {
  ...dialogueEffects,
  ...accordEffects,
  ...delegationEffects,
  ...roundEffects,
  ...sessionEffects,
  ...programmeEffects,
  ...agendaEffects,
  ...callEffects,
  ...groupEffects,
  ...floorEffects,
  ...houseEffects,
  ...differenceEffects,
  ...stepEffects,
  ...wordsEffects,
  ...statementEffects,
  ...pressEffects,
  ...textEffects,
  ...verdictEffects,
  ...invitationEffects,
};
