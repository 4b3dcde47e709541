import * as v from "valibot";

import { type Value, decodeCanonical } from "./cbor.ts";
import { ProtocolError } from "./error.ts";

const isBytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, "is not a byte string");

/** A byte string of exactly `length` bytes. */
export const bytesOf = (length: number) =>
  v.pipe(
    isBytes,
    v.check((bytes) => bytes.length === length, `is not ${length} bytes long`),
  );

/** A byte string of at most `length` bytes. */
export const bytesUpTo = (length: number) =>
  v.pipe(
    isBytes,
    v.check((bytes) => bytes.length <= length, `is longer than ${length} bytes`),
  );

/** A SHA-256 hash, an Ed25519 public key or another string of 32 bytes. */
export const bytes32 = bytesOf(32);

/** An integer from 0 to 2⁵³−1. */
export const uint = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Text of at most `length` UTF-16 units. */
export const textUpTo = (length: number) => v.pipe(v.string(), v.maxLength(length));

/** An age recipient (`age1…` or `age1pq1…`), as typage and the age tool write it. */
export const ageRecipient = v.pipe(v.string(), v.regex(/^age1[0-9a-z]{20,3000}$/, "is not an age recipient"));

/** A value checked against a shape: unknown fields are refused, with the place that is wrong (`BAD_SHAPE`). */
export function parseShape<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? "the whole";
  throw new ProtocolError("BAD_SHAPE", `${what} is not shaped as this version asks: ${path}: ${issue.message}.`);
}

/** Canonical bytes decoded and checked against a shape, in one step. */
export function decodeShape<S extends v.GenericSchema>(schema: S, bytes: Uint8Array, what: string): v.InferOutput<S> {
  const value: Value = decodeCanonical(bytes);
  return parseShape(schema, value, what);
}
