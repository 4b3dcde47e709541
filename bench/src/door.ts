import { makeDeviceKeys, openDevice, prepareAdmission, prepareEpoch, revokeDevice } from "@longtable/client";
import { signerOf } from "@longtable/protocol";
import { type RoomControl, foldControl } from "@longtable/record";
import { unwrapEpochKey } from "@longtable/room";

import { accreditFor, makeBenchRoom, random } from "./bench-room.ts";
import { type Row, row } from "./result.ts";

const EACH = 7;

/**
 * Admits devices one after another, and measures those around the 2nd, 10th, 100th and 1,000th: prepared by
 * the head, judged by a reader's fold, joined by the device. Then removes one of them all.
 */
export async function benchDoor(isQuick: boolean): Promise<readonly Row[]> {
  const places = isQuick ? [2, 10, 100] : [2, 10, 100, 1000];
  const last = places.at(-1) ?? 2;
  const node = await signerOf(random(32));
  const room = await makeBenchRoom(node.publicKey, 1);
  let control: RoomControl = room.control;
  const admitting = new Map<number, number[]>();
  const joining = new Map<number, number[]>();
  console.log(`  admitting ${last.toLocaleString("en")} devices …`);
  for (let n = 2; n <= last + EACH; n++) {
    const device = await openDevice(makeDeviceKeys(random));
    const place = places.find((one) => n >= one && n < one + EACH);
    const started = performance.now();
    const accredited = await accreditFor(room, device, "adviser");
    const prepared = await prepareAdmission(control, room.epochKey, [accredited], room.head.signer, random);
    const outcome = await foldControl(control, n, prepared.entry);
    const admitted = performance.now();
    if (!outcome.ok) throw new Error(outcome.sentence);
    ({ control } = outcome);
    const [envelope] = prepared.envelopes;
    if (envelope === undefined || control.epoch === null) throw new Error("An admission has an envelope.");
    const expected = { room: control.room, commit: control.epoch.commit, member: device.signer.publicKey };
    await unwrapEpochKey(envelope, device.identity, expected);
    const joined = performance.now();
    if (place === undefined) continue;
    admitting.set(place, [...(admitting.get(place) ?? []), admitted - started]);
    joining.set(place, [...(joining.get(place) ?? []), joined - admitted]);
  }
  const where = { dialogue: room.dialogue, delegation: room.head.delegation };
  const [removed] = [...control.devices.values()].slice(-1);
  if (removed === undefined) throw new Error("Devices were admitted.");
  const revocation = await revokeDevice(removed.key, where, room.head.signer);
  const plan = { reason: "revocation", statements: [revocation], parentKey: room.epochKey } as const;
  const started = performance.now();
  const epoch = await prepareEpoch(control, last + EACH + 1, plan, room.head.signer, random);
  const removing = performance.now() - started;
  // Beside: wrapping the key for each who stays, which no removal can do without.
  const [someone] = room.devices;
  if (someone === undefined) throw new Error("A room has a head.");
  const wrapsOf = async (count: number): Promise<number> => {
    const from = performance.now();
    const few = [await accreditFor(room, await openDevice(makeDeviceKeys(random)), "adviser")];
    for (let n = 0; n < count; n++) await prepareAdmission(room.control, room.epochKey, few, room.head.signer, random);
    return (performance.now() - from) / count;
  };
  const oneWrap = await wrapsOf(20);
  const rows: Row[] = [];
  for (const place of places.slice(1)) {
    const beside = "the 2nd";
    const rank = `${place.toLocaleString("en")}th`;
    const of = (times: ReadonlyMap<number, readonly number[]>, at: number): number => median(times.get(at) ?? []);
    const goal = "<=1.5";
    rows.push(
      row({
        what: `admit the ${rank}`,
        ours: of(admitting, place),
        beside,
        theirs: of(admitting, 2),
        unit: "ms",
        goal,
      }),
      row({ what: `join as the ${rank}`, ours: of(joining, place), beside, theirs: of(joining, 2), unit: "ms", goal }),
    );
  }
  const staying = epoch.envelopes.length;
  rows.push(
    row({
      what: `remove one of ${staying.toLocaleString("en")}`,
      ours: removing,
      beside: "admissions of as many",
      theirs: oneWrap * staying,
      unit: "ms",
      goal: "<=1.5",
    }),
  );
  return rows;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
