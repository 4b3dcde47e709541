import { INVITATION_REFUSALS, type InvitationRefusalCode } from "@longtable/protocol";

/** Why an invitation brings nobody in: a code of a closed list, and its sentence. */
export interface InvitationRefusal {
  readonly ok: false;
  readonly code: InvitationRefusalCode;
  readonly sentence: string;
}

/** A refusal with its sentence. */
export function invitationRefused(code: InvitationRefusalCode): InvitationRefusal {
  return { ok: false, code, sentence: INVITATION_REFUSALS[code] };
}
