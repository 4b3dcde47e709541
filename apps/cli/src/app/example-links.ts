import { type ExampleSeat, exampleFragment } from "@longtable/client";
import { genevaScript } from "@longtable/example-geneva";
import { fromHex } from "@longtable/protocol";

import type { OpenExample } from "../geneva/example-keys.ts";

/** A link that opens the app at somebody's seat, or at a page of its own. */
export interface AppLink {
  readonly says: string;
  readonly url: string;
}

/** Whose seats the first look offers, in the order in which they are printed. */
const OFFERED = [
  ["us-head", "the US head"],
  ["us-adviser-2", "a US adviser"],
  ["ru-head", "the Russian head"],
  ["ru-adviser", "a Russian adviser"],
] as const;

/**
 * Links to the example's seats. Each carries a ready-made device in its fragment, which browsers send to no
 * server and the app clears from the address bar: whoever has the link is that device.
 */
export function exampleLinks(example: OpenExample, origin: string): readonly AppLink[] {
  return OFFERED.flatMap(([key, says]): readonly AppLink[] => {
    const seat = seatOf(example, key);
    return seat === null ? [] : [{ says, url: `${origin}/open#${exampleFragment([seat])}` }];
  });
}

/** The page on which the public reads what was published; null when the example has no press room. */
export function pressPage(example: OpenExample, origin: string): string | null {
  const room = example.rooms["press"];
  return room === undefined ? null : `${origin}/press/${room}`;
}

/** A link to both heads' seats on one page, with what the host sees between them; null when there are none. */
export function firstLook(example: OpenExample, origin: string): string | null {
  const seats = (["us-head", "ru-head"] as const).flatMap((key) => seatOf(example, key) ?? []);
  return seats.length === 2 ? `${origin}/look#${exampleFragment(seats)}` : null;
}

function seatOf(example: OpenExample, key: (typeof OFFERED)[number][0]): ExampleSeat | null {
  const person = example.people.find((one) => one.key === key);
  const pressRoom = example.rooms["press"];
  if (person === undefined || pressRoom === undefined) return null;
  const { seed, identity, press, head, shownAs } = person;
  const rooms = genevaScript.rooms
    .filter((room) => room.kind === "press" || room.admits.some((one) => one === key) || mayEnterLater(room.key, key))
    .flatMap((room) => example.rooms[room.key] ?? []);
  return {
    label: shownAs,
    node: fromHex(example.node),
    dialogue: fromHex(example.dialogue),
    seed: fromHex(seed),
    identity,
    head:
      head === null || press === null
        ? null
        : {
            delegation: fromHex(head.delegation),
            head: fromHex(head.seed),
            headPostQuantum: fromHex(head.postQuantumSeed),
            press: fromHex(press),
          },
    rooms: rooms.map(fromHex),
    pressRoom: fromHex(pressRoom),
  };
}

/** Rooms that the script admits somebody to after their founding. */
function mayEnterLater(room: string, person: string): boolean {
  return genevaScript.afterwards.some(
    (item) => "directive" in item && item.directive === "admit" && item.room === room && item.person === person,
  );
}
