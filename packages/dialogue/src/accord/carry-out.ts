import { enlarge } from "../delegation/enlarge.ts";
import { get } from "../persistent/id-map.ts";
import { setChairs } from "../round/chair.ts";
import { closeIntersessional } from "../session/intersessional.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import { carryStep } from "../step/carry.ts";
import type { Accord } from "./state.ts";

/** Does what all parties have accepted; null when what it was about has passed meanwhile. */
export function carryOut(room: RoomState, accord: Accord, stamp: Stamp): RoomState | null {
  const { matter } = accord;
  switch (matter.kind) {
    case "convening": {
      const { title, mandate } = matter;
      if (room.convening.convened !== null) return null;
      return { ...room, convening: { ...room.convening, title, mandate, convened: stamp } };
    }
    case "mandate":
      return { ...room, convening: { ...room.convening, title: matter.title, mandate: matter.mandate } };
    case "rules":
      return { ...room, rules: matter.rules };
    case "enlargement":
      return room.delegations.includes(matter.delegation) ? null : enlarge(room, matter.delegation);
    case "conclusion": {
      if (room.convening.conclusion !== null) return null;
      const conclusion = { outcome: matter.outcome, text: matter.text, stamp };
      return { ...room, convening: { ...room.convening, conclusion } };
    }
    case "host": {
      if (matter.round !== room.rounds.opened.length + 1) return null;
      return {
        ...room,
        rounds: { ...room.rounds, agreedHost: { round: matter.round, delegation: matter.delegation } },
      };
    }
    case "chairs":
      return room.rounds.current === matter.round ? setChairs(room, matter.round, matter.delegations) : null;
    case "intersessional-closing":
      return closeIntersessional(room, matter.session, stamp);
    case "carrying": {
      const step = get(room.steps, matter.step);
      return step === undefined ? null : carryStep(room, step, matter, stamp);
    }
    case "group-report":
      return { ...room, groupReport: { accord: accord.id, text: matter.text, files: matter.files, stamp } };
  }
}
