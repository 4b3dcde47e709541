import type { Act } from "@longtable/protocol";

import type { May } from "../../views/may.ts";
import type { PersonFace } from "../../views/people.ts";
import type { RoundView } from "../../views/round.ts";

/** Every act that this screen's own buttons may do now; `useMay` says which would take effect. */
export function roundActs(view: RoundView): Readonly<Record<RoundAct, Act>> {
  const round = view.round?.id ?? "";
  const session = view.session?.id ?? "";
  return {
    openRound: { type: "round.open", round },
    closeRound: { type: "round.close", round },
    openSession: { type: "session.open" },
    suspend: { type: "session.suspend", session },
    resume: { type: "session.resume", session },
    adjourn: { type: "session.adjourn", session },
    agree: { type: "programme.agree", round, subject: view.programme?.subject ?? "" },
    ask: askFor(view),
    acknowledge: { type: "house.acknowledge", subject: view.house?.subject ?? "" },
  };
}
export type RoundAct =
  | "openRound"
  | "closeRound"
  | "openSession"
  | "suspend"
  | "resume"
  | "adjourn"
  | "agree"
  | "ask"
  | "acknowledge";

/** A secretary asks for the head, everybody else for themselves. */
function askFor(view: RoundView): Act {
  const head = headFor(view);
  return head === null ? { type: "floor.request" } : { type: "floor.request", speaker: head.id };
}

/** The head on whose behalf this device's secretary works; null for everybody else. */
export function headFor({ people, us, me }: RoundView): PersonFace | null {
  if (people.find(({ id }) => id === me)?.role !== "secretary") return null;
  return people.find(({ delegation, role }) => delegation === us && role === "head") ?? null;
}

/** What this part of the screen is given: the round, and which acts may be done. */
export interface RoundPartProps {
  readonly view: RoundView;
  readonly may: Readonly<Record<RoundAct, May>> | null;
}
