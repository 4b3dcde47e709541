import * as v from "valibot";

import { project } from "../persistent/digest.ts";
import { type Hash, actId, delegationId, hash, language, line, listOf, someOf, words } from "../shape.ts";
import { subjectOf } from "../subject.ts";

/** A published picture: the hash of its bytes, not encrypted, and words for who cannot see it. */
export const photograph = v.strictObject({
  hash,
  length: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  media: v.picklist(["image/png", "image/jpeg", "image/webp", "image/avif", "image/svg+xml"]),
  /** Alternative text: required. */
  alt: words,
  caption: v.exactOptional(line),
  credit: line,
});
export type Photograph = v.InferOutput<typeof photograph>;

/** A photograph that another delegation published in this room: credited to it, with the act by which it did. */
export const reproduction = v.strictObject({
  from: delegationId,
  statement: actId,
  photograph: hash,
  credit: line,
});
export type Reproduction = v.InferOutput<typeof reproduction>;

/** Something said to the public by one delegation, or jointly (`jointWith`: the others). */
export const publicStatement = v.strictObject({
  title: line,
  body: words,
  language,
  photographs: v.exactOptional(listOf(photograph)),
  reproduces: v.exactOptional(listOf(reproduction)),
  jointWith: v.exactOptional(someOf(delegationId)),
});
export type PublicStatement = v.InferOutput<typeof publicStatement>;

/** H of a statement, by which the caucus approves it and others endorse it. */
export function statementSubject(statement: PublicStatement): Hash {
  return subjectOf("statement", project(statement));
}
