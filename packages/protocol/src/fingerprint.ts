import { utf8 } from "./bytes.ts";
import { sha256 } from "./hash.ts";

/** A short fingerprint to compare: the first eight bytes of H(what ‖ 0x00 ‖ key), in groups of four digits. */
export function fingerprint(what: string, key: Uint8Array): string {
  const bytes = sha256(new Uint8Array([...utf8(what), 0, ...key])).subarray(0, 8);
  return [0, 2, 4, 6]
    .map((at) => ((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)).toString(16).padStart(4, "0"))
    .join(" ");
}
