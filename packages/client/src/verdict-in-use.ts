import { type DeviceId, type ReadAct, encodeCanonical, equalBytes, idOf, isSignedBy } from "@longtable/protocol";
import type { HashTree, RoomControl } from "@longtable/record";

import { verdictDiffers } from "./own-verdicts.ts";
import { type GivenVerdict, type JudgedVerdict, judgeVerdict, verdictSize } from "./trusted-verdict.ts";

/** The size up to which a verdict stood for the signatures, and the state hash that it names there. */
export interface TrustedState {
  readonly size: number;
  readonly state: Uint8Array;
}

/** What a reader has found by itself up to a verdict's size, to be held against what the verdict says. */
export interface Found {
  readonly chains: Uint8Array;
  readonly refused: readonly (readonly [number, string])[];
}

/** A verdict that a reader was given: judged once the record reaches so far, and then held to every word of it. */
export class VerdictInUse {
  #given: GivenVerdict | null;
  /** The verdict that stands for signatures now; null once its size was reached and it held. */
  #verdict: (JudgedVerdict & { readonly ok: true }) | null = null;
  #restsOnAnother = false;

  constructor(given: GivenVerdict | null) {
    this.#given = given;
  }

  /** Whether signatures were taken on the word of a device that is not this one. */
  get restsOnAnother(): boolean {
    return this.#restsOnAnother;
  }

  /** Whether an entry's place is the first that the verdict says nothing of any more. */
  endsBefore(seq: number): boolean {
    return this.#verdict !== null && seq >= this.#verdict.verdict.size;
  }

  /** Judges the verdict once the record reaches as far as that. Throws where its author was revoked meanwhile. */
  async take(control: RoomControl, tree: Pick<HashTree, "root" | "size">): Promise<void> {
    if (this.#verdict !== null) {
      // What waited for a key is gone on with: the device may have been revoked meanwhile.
      const device = control.devices.get(idOf<DeviceId>(this.#verdict.verdict.device));
      if (device?.revokedAt !== null) throw verdictDiffers();
    }
    if (this.#given === null) return;
    const judged = await judgeVerdict(this.#given, control, tree);
    if (!judged.ok && judged.code === "OTHER_RECORD" && verdictSize(this.#given.verdict) > tree.size) return;
    const { reader } = this.#given;
    this.#given = null;
    if (!judged.ok) return;
    this.#verdict = judged;
    // † Who said so is to be seen by whoever believes it: a lie passed on would outlive its author's revocation.
    this.#restsOnAnother ||= idOf<DeviceId>(judged.verdict.device) !== reader;
  }

  /** † A verdict stands for the signatures before its size; every one after it is checked. */
  isSigned(seq: number, read: ReadAct, author: Uint8Array): boolean | Promise<boolean> {
    const verdict = this.#verdict;
    if (verdict === null || seq >= verdict.verdict.size) return isSignedBy("act", read, author);
    return !verdict.unsigned.has(seq);
  }

  /**
   * † Holds what was found up to a verdict's size against what the verdict says was found. Gives the state that is
   * still to be compared; null where no verdict stands. Throws `VERDICT_DIFFERS`.
   */
  compare(found: (size: number) => Found): TrustedState | null {
    if (this.#verdict === null) return null;
    const { size, state, chains, refused } = this.#verdict.verdict;
    this.#verdict = null;
    const { chains: ownChains, refused: ownRefused } = found(size);
    const isSame =
      equalBytes(ownChains, chains) &&
      equalBytes(encodeCanonical(ownRefused.map(([seq, code]) => [seq, code])), encodeCanonical(refused));
    if (!isSame) throw verdictDiffers();
    return { size, state };
  }
}
