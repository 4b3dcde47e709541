import type { DelegationId, DialogueId } from "./ids.ts";

/** What a badge's code tells: of which dialogue and which delegation its bearer is. */
export interface Badge {
  readonly dialogue: DialogueId;
  /** The delegation's first root key, whole: not a part of it that one could search for. */
  readonly delegation: DelegationId;
}

/**
 * What stands in a badge's code: `LONGTABLE/BADGE/1/<dialogue>/<delegation>`, the ids in upper-case hex. Only
 * characters of a code's alphanumeric mode (ISO/IEC 18004 §7.4.4), which makes it small enough for a badge.
 */
export function badgeText({ dialogue, delegation }: Badge): string {
  return `LONGTABLE/BADGE/1/${dialogue.toUpperCase()}/${delegation.toUpperCase()}`;
}

/** What a scanned text tells, or null when it is no badge's. Never throws. */
export function readBadge(text: string): Badge | null {
  const found = /^LONGTABLE[/]BADGE[/]1[/]([0-9A-F]{64})[/]([0-9A-F]{64})$/u.exec(text);
  const [, dialogue, delegation] = found ?? [];
  if (dialogue === undefined || delegation === undefined) return null;
  return { dialogue: dialogue.toLowerCase() as DialogueId, delegation: delegation.toLowerCase() as DelegationId };
}
