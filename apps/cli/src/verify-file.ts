import { readFileSync } from "node:fs";

import { RecordError, readBundle, verifyKeyless } from "@longtable/record";
import { toHex } from "@longtable/protocol";

/** What `longtable verify` found: exit code 0, 1 when it does not verify, 2 when it cannot be read. */
export interface FileVerification {
  readonly exitCode: 0 | 1 | 2;
  readonly level: "keyless";
  readonly dialogue: string | null;
  readonly rooms: readonly {
    readonly room: string;
    readonly kind: string;
    readonly entries: number;
    readonly delegations: number;
    readonly devices: number;
    readonly sealedBy: readonly { readonly delegation: string; readonly size: number }[];
    readonly findings: readonly { readonly seq: number | null; readonly sentence: string }[];
  }[];
  readonly problem: string | null;
}

/** Verifies a bundle's file offline, without keys. */
export async function verifyFile(file: string): Promise<FileVerification> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return unreadable(`The file ${file} cannot be opened.`);
  }
  try {
    const bundle = readBundle(bytes);
    const rooms: FileVerification["rooms"][number][] = [];
    for (const bundled of bundle.rooms) {
      const { control, entries, findings, seals } = await verifyKeyless(bundled);
      const others =
        control !== null && control.dialogue !== toHex(bundle.dialogue)
          ? [{ seq: 0, sentence: "This room belongs to another dialogue than the bundle names." }]
          : [];
      rooms.push({
        room: toHex(bundled.room),
        kind: control?.kind ?? "unknown",
        entries,
        delegations: [...(control?.delegations.values() ?? [])].filter((one) => one.inRoom).length,
        devices: control?.devices.size ?? 0,
        sealedBy: seals.filter((seal) => seal.holds).map(({ delegation, size }) => ({ delegation, size })),
        findings: [...findings, ...others],
      });
    }
    const isGood = rooms.every((room) => room.findings.length === 0);
    return { exitCode: isGood ? 0 : 1, level: "keyless", dialogue: toHex(bundle.dialogue), rooms, problem: null };
  } catch (error) {
    if (error instanceof RecordError) return unreadable(error.message);
    throw error;
  }
}

function unreadable(problem: string): FileVerification {
  return { exitCode: 2, level: "keyless", dialogue: null, rooms: [], problem };
}
