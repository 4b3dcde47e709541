import * as v from "valibot";

import { actId, actOf, fileRef, language, listOf, words } from "../shape.ts";

export const wordsActs = {
  /** Words for the record. What is off the record is never stored: see `OffTheRecord`. */
  "words.say": actOf("words.say", {
    text: words,
    language: v.exactOptional(language),
    replyTo: v.exactOptional(actId),
    topic: v.exactOptional(actId),
    files: v.exactOptional(listOf(fileRef)),
  }),
  /** An interpreter's rendering of words said here. It stands beside them and replaces nothing. */
  "words.translate": actOf("words.translate", { words: actId, language, text: words }),
  "file.share": actOf("file.share", { file: fileRef, note: v.exactOptional(words), topic: v.exactOptional(actId) }),
  /** Placed by an app every few minutes while its user is present: its `seen` is the point of it. */
  heartbeat: actOf("heartbeat", {}),
} as const;
