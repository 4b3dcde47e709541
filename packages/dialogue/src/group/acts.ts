import { quote } from "@longtable/text";
import * as v from "valibot";

import { actId, actOf, delegationId, fileRef, inSession, line, listOf, roomId, someOf, words } from "../shape.ts";

export const groupActs = {
  /** At the table: a working group, which is a room of its own with its own roster. */
  "group.form": actOf("group.form", {
    title: line,
    room: roomId,
    delegations: someOf(delegationId),
    topic: v.exactOptional(actId),
  }),
  "group.dissolve": actOf("group.dissolve", { group: actId }),
  /** In the group's room: what it agrees to report back; an accord. */
  "group.conclude": actOf("group.conclude", { text: words, files: v.exactOptional(listOf(fileRef)), ...inSession }),
  /** At the table, quoting the group's signed act. It reports; it agrees nothing here. */
  "group.report": actOf("group.report", {
    group: actId,
    text: words,
    quotes: v.exactOptional(listOf(quote)),
    files: v.exactOptional(listOf(fileRef)),
  }),
} as const;
