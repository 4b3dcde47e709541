import { exampleFragment, sharedFragment } from "@longtable/client";
import { fromHex } from "@longtable/protocol";

import type { OpenExample } from "../geneva/example-keys.ts";
import { BOTH_HEADS, OFFERED_SEATS } from "../geneva/offered-seats.ts";

/** A link that opens the app at somebody's seat. */
export interface AppLink {
  /** Whose seat it is; the link names it too. */
  readonly says: string;
  readonly url: string;
}

/**
 * Links to the example's seats. Each carries a code in its fragment, from which the keys of a ready-made device come.
 * Browsers send no fragment to a server, and the app clears it from the address bar: whoever has the link is that device.
 */
export function exampleLinks(example: OpenExample, origin: string): readonly AppLink[] {
  return OFFERED_SEATS.flatMap(({ key, label }): readonly AppLink[] => {
    const person = example.people.find((one) => one.key === key);
    if (person === undefined) return [];
    return [{ says: label, url: `${origin}/open#${exampleFragment({ label, code: fromHex(person.code) })}` }];
  });
}

/** A link to both heads' seats on one page, with what the host sees between them. */
export function firstLook(example: OpenExample, origin: string): string {
  const labels = BOTH_HEADS.map(({ label }) => label);
  return `${origin}/look#${sharedFragment(labels, fromHex(example.bothHeads))}`;
}
