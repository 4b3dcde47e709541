import type { LiveRoom } from "@longtable/client";
import { INKS, currentSession, introductionOf } from "@longtable/dialogue";
import type { Act } from "@longtable/protocol";

import type { FirstWords } from "./seats.ts";

/**
 * What a head still has to say at a table that has just been founded: who its delegation is, and, of the one who
 * convened, what the dialogue is to be. Empty once all is said; null while this device cannot speak there.
 */
export function unsaidFirstWords(table: LiveRoom, words: FirstWords): readonly Act[] | null {
  const { state } = table.snapshot();
  const { author } = table;
  if (state === null || author === null) return null;
  const { name, short, capital, convening } = words;
  const introduction = introductionOf(state, author.delegation);
  const acts: Act[] = [];
  if (introduction === null) {
    // By its place in the founding, so that no two delegations choose the same ink at one moment.
    const ink = INKS[state.delegations.indexOf(author.delegation) % INKS.length] ?? "slate";
    acts.push({ type: "delegation.introduce", name, short, ink, ...(capital === null ? {} : { capital }) });
  }
  const session = currentSession(state);
  if (convening !== null && state.convening.title === null && session !== null) {
    const { title, mandate, who, what } = convening;
    const isProposed = table.events.some(
      (event) =>
        event.kind === "act" && event.act.type === "dialogue.convene" && event.delegation === author.delegation,
    );
    const act: Act = {
      type: "dialogue.convene",
      title,
      mandate: { text: mandate, source: { who, what } },
      session: session.id,
    };
    if (!isProposed) acts.push(act);
  }
  return acts;
}
