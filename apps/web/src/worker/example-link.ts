import { ProtocolError, fromHex, publicKeyOf, toHex } from "@longtable/protocol";

import type { KeptSeat } from "./seats.ts";

/**
 * The seat in an example's link: base64url of JSON, written by `longtable start`. Null when it is none.
 * Only example links carry keys; everywhere else a device makes its own.
 */
export function readExampleLink(fragment: string, origin: string): KeptSeat | null {
  try {
    const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(fragment)));
    const fields = fieldsOf(read);
    const seed = hexIn(fields, "seed");
    const head = fields["head"] === null ? null : fieldsOf(fields["head"]);
    const rooms = fields["rooms"];
    if (!Array.isArray(rooms)) return null;
    return {
      id: toHex(publicKeyOf(seed)).slice(0, 32),
      label: textIn(fields, "label"),
      origin,
      node: hexIn(fields, "node"),
      dialogue: hexIn(fields, "dialogue"),
      device: { seed, identity: textIn(fields, "identity") },
      head:
        head === null
          ? null
          : {
              delegation: hexIn(head, "delegation"),
              head: hexIn(head, "seed"),
              headPostQuantum: hexIn(head, "postQuantumSeed"),
              press: hexIn(fields, "press"),
            },
      rooms: rooms.map((room) => fromHex(String(room))),
      pressRoom: hexIn(fields, "pressRoom"),
      isExample: true,
    };
  } catch (error) {
    const isUnreadable = error instanceof ProtocolError || error instanceof SyntaxError || error instanceof TypeError;
    if (isUnreadable || error instanceof DOMException) return null;
    throw error;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new TypeError("fields are missing");
  return value as Fields;
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string" || value.length > 400) throw new TypeError(`${name} is no text`);
  return value;
}

function hexIn(fields: Fields, name: string): Uint8Array {
  const bytes = fromHex(textIn(fields, name));
  if (bytes.length !== 32) throw new TypeError(`${name} is not 32 bytes`);
  return bytes;
}

function bytesOf(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
