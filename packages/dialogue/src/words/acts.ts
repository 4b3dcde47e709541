import * as v from "valibot";

import { actId, actOf, fileRef, language, listOf, provisionRef, words } from "../shape.ts";

/** What a note in a caucus is for its side: what to do, or what not to give up. */
export const WEIGHTS = ["instruction", "red-line"] as const;
export type Weight = (typeof WEIGHTS)[number];

export const wordsActs = {
  /** Words for the record. What is off the record is never stored: see `OffTheRecord`. */
  "words.say": actOf("words.say", {
    text: words,
    language: v.exactOptional(language),
    replyTo: v.exactOptional(actId),
    topic: v.exactOptional(actId),
    files: v.exactOptional(listOf(fileRef)),
    /** The provision that they are about; in a caucus, of a text that lies at the table. */
    about: v.exactOptional(provisionRef),
    /** In a caucus only. */
    weight: v.exactOptional(v.picklist(WEIGHTS)),
  }),
  /** An interpreter's rendering of words said here. It stands beside them and replaces nothing. */
  "words.translate": actOf("words.translate", { words: actId, language, text: words }),
  "file.share": actOf("file.share", { file: fileRef, note: v.exactOptional(words), topic: v.exactOptional(actId) }),
  /** Placed by an app every few minutes while its user is present: its `seen` is the point of it. */
  heartbeat: actOf("heartbeat", {}),
} as const;
