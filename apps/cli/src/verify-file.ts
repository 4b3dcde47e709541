import { verifyOpened } from "@longtable/client";
import { type RoomState, admittedDevices } from "@longtable/dialogue";
import { type Bundle, verifyKeyless } from "@longtable/record";
import { toHex } from "@longtable/protocol";

import { openBundleFile } from "./bundle-file.ts";

/** Which of the two levels of PROTOCOL.md §11 was done. */
export type Level = "keyless" | "opened";

/** Somebody whose device was admitted to a room. */
export interface Person {
  readonly delegation: string;
  readonly role: string;
  readonly name: string | null;
}

/** What `longtable verify` found: exit code 0, 1 when it does not verify, 2 when it cannot be read. */
export interface FileVerification {
  readonly exitCode: 0 | 1 | 2;
  /** `opened` when the bundle carries keys for at least one room, and then also its acts were checked. */
  readonly level: Level;
  readonly dialogue: string | null;
  readonly rooms: readonly {
    readonly room: string;
    readonly kind: string;
    readonly level: Level;
    readonly entries: number;
    readonly delegations: number;
    readonly devices: number;
    /** Who sat there, where it was opened: delegation, role, name. */
    readonly people: readonly Person[];
    /** Acts and entries without effect, where it was opened. */
    readonly acts: number | null;
    readonly withoutEffect: number | null;
    /** Whose heads' seals hold: the delegation's key, its name where the table was opened, the entries sealed. */
    readonly sealedBy: readonly { readonly delegation: string; readonly name: string | null; readonly size: number }[];
    /** Heads replaced since the founding: by which delegation, where, and whether the root was replaced, too. */
    readonly headsReplaced: readonly {
      readonly delegation: string;
      readonly seq: number;
      readonly isRootReplaced: boolean;
    }[];
    readonly findings: readonly { readonly seq: number | null; readonly sentence: string }[];
  }[];
  readonly problem: string | null;
}

/** Verifies a bundle's file offline: without keys, and where it carries a room's keys, opened. */
export async function verifyFile(file: string): Promise<FileVerification> {
  const opened = openBundleFile(file);
  if (!opened.ok) return unreadable(opened.problem);
  return await verifyBundle(opened.bundle);
}

async function verifyBundle(bundle: Bundle): Promise<FileVerification> {
  const rooms: FileVerification["rooms"][number][] = [];
  const names = new Map<string, string>();
  for (const bundled of bundle.rooms) {
    const { control, entries, findings, seals } = await verifyKeyless(bundled);
    const opened = bundled.keys.length === 0 && control?.kind !== "press" ? null : await verifyOpened(bundled);
    const state = opened?.state ?? null;
    const problem = opened?.problem ?? null;
    const more = problem === null || findings.length > 0 ? [] : [{ seq: null, sentence: problem }];
    const others =
      control !== null && control.dialogue !== toHex(bundle.dialogue)
        ? [{ seq: 0, sentence: "This room belongs to another dialogue than the bundle names." }]
        : [];
    for (const { delegation, name } of Object.values(state?.introductions ?? {})) names.set(delegation, name);
    rooms.push({
      room: toHex(bundled.room),
      kind: control?.kind ?? "unknown",
      level: opened === null ? "keyless" : "opened",
      entries,
      people: state === null ? [] : peopleIn(state, names),
      acts: opened?.acts ?? null,
      withoutEffect: opened === null || state === null ? null : opened.refused.length + state.refused.length,
      delegations: [...(control?.delegations.values() ?? [])].filter((one) => one.inRoom).length,
      devices: control?.devices.size ?? 0,
      sealedBy: seals
        .filter((seal) => seal.holds)
        .map(({ delegation, size }) => ({ delegation, name: names.get(delegation) ?? null, size })),
      headsReplaced: (control?.appointments ?? []).map(({ delegation, seq, isRootReplaced }) => {
        return { delegation, seq, isRootReplaced };
      }),
      findings: [...findings, ...more, ...others],
    });
  }
  const isGood = rooms.every((room) => room.findings.length === 0);
  const level = rooms.some((room) => room.level === "opened") ? "opened" : "keyless";
  return { exitCode: isGood ? 0 : 1, level, dialogue: toHex(bundle.dialogue), rooms, problem: null };
}

function unreadable(problem: string): FileVerification {
  return { exitCode: 2, level: "keyless", dialogue: null, rooms: [], problem };
}

/** Delegations say their names at the table; their other rooms are told by keys. */
function peopleIn(state: RoomState, names: ReadonlyMap<string, string>): readonly Person[] {
  return admittedDevices(state).map(({ delegation, role, name }) => {
    return { delegation: names.get(delegation) ?? delegation, role, name };
  });
}
