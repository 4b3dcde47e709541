import type { LiveRoom } from "@longtable/client";
import { toHex } from "@longtable/protocol";

import type { RecordStanding } from "../views/view.ts";

/** What this device can say of a room's record beside what is in it. */
export function recordStanding(live: LiveRoom): RecordStanding {
  const { reader, evidence } = live.record;
  const { checkpoint } = reader;
  const { isMeeting, delegations } = live.signs();
  return {
    checkpoint:
      checkpoint === null
        ? null
        : {
            size: checkpoint.size,
            root: toHex(checkpoint.root),
            signers: checkpoint.note.signatures.map(({ name }) => name),
          },
    hasEvidence: evidence !== null,
    isMeeting,
    signs: delegations,
  };
}
