import * as v from "valibot";

import { actId, language, words } from "../shape.ts";

/**
 * Words off the record: sealed, relayed, never stored, so no act and no fold. The shape is what travels
 * inside a whisper; whoever is in the room hears it once.
 */
export const offTheRecord = v.strictObject({
  kind: v.literal("off-the-record"),
  text: words,
  language: v.exactOptional(language),
  replyTo: v.exactOptional(actId),
});
export type OffTheRecord = v.InferOutput<typeof offTheRecord>;

/** Who is here and what they are about to do: as fleeting as words off the record. */
export const presence = v.strictObject({
  kind: v.literal("presence"),
  state: v.picklist(["here", "writing", "away", "leaving"]),
  at: v.exactOptional(actId),
});
export type Presence = v.InferOutput<typeof presence>;

/** What a whisper's content may be; null when it is neither, which is to be ignored. */
export function readWhisper(content: unknown): OffTheRecord | Presence | null {
  const read = v.safeParse(v.variant("kind", [offTheRecord, presence]), content);
  return read.success ? read.output : null;
}
