import * as v from "valibot";

import { publicStatement } from "../press/statement.ts";
import { actId, actOf, binding, line, roomId } from "../shape.ts";

/** In the caucus: what may become public, until it is. Publishing itself is the press key's act. */
export const statementActs = {
  "statement.draft": actOf("statement.draft", { statement: publicStatement }),
  "statement.revise": actOf("statement.revise", {
    draft: actId,
    statement: publicStatement,
    why: v.exactOptional(line),
  }),
  /** By the head, or the secretary on the head's behalf, on exactly this wording. */
  "statement.approve": actOf("statement.approve", { draft: actId, ...binding }),
  "statement.recall": actOf("statement.recall", { draft: actId, why: v.exactOptional(line) }),
  /** Where it was published: the press room and the act there. */
  "statement.released": actOf("statement.released", { draft: actId, room: roomId, act: actId }),
} as const;
