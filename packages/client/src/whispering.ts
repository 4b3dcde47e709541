import { type OffTheRecord, type Presence, readWhisper } from "@longtable/dialogue";
import {
  type ChainId,
  type DeviceId,
  type Signer,
  type Value,
  chainId,
  deviceOfChain,
  equalBytes,
  isSignedBy,
  readSignedWhisper,
  signWhisper,
} from "@longtable/protocol";
import { type RoomControl, isOnRoster } from "@longtable/record";
import { type Randomness, openWhisper, sealWhisper } from "@longtable/room";

/** What a whisper said, and who said it: opened, signed, heard for the first time. */
export interface Heard {
  readonly device: DeviceId;
  /** Milliseconds since 1970 by the author's clock. */
  readonly at: number;
  readonly whisper: OffTheRecord | Presence;
}

/** Under which key a room's whispers go now. */
export interface WhisperKey {
  readonly control: RoomControl;
  readonly key: Uint8Array;
}

/**
 * A room's whispers on one device: presence, and words said off the record. They are sealed and signed, and
 * relayed once; nobody stores them. Each chain counts its own, so a node cannot play one twice.
 */
export class Whispering {
  readonly #chain: Uint8Array;
  readonly #signer: Signer;
  readonly #random: Randomness;
  readonly #heard = new Map<ChainId, number>();
  #n = 0;

  constructor(chain: Uint8Array, signer: Signer, random: Randomness) {
    this.#chain = chain;
    this.#signer = signer;
    this.#random = random;
  }

  /** The box of a whisper, ready to be sent. `at` is in milliseconds since 1970. */
  async box(whisper: OffTheRecord | Presence, { control, key }: WhisperKey, at: number): Promise<Uint8Array> {
    const content: Value = { ...whisper };
    const { room } = control;
    const n = this.#n++;
    const signed = await signWhisper({ v: 1, room, chain: this.#chain, n, at, content }, this.#signer);
    return sealWhisper(signed, key, room, this.#chain, this.#random);
  }

  /** What a box says; null for one that is damaged, forged, played again, or from a device not in the room. */
  async hear(box: Uint8Array, { control, key }: WhisperKey): Promise<Heard | null> {
    const opened = openWhisper(box, key, control.room);
    if (opened === null) return null;
    let signed: ReturnType<typeof readSignedWhisper>;
    try {
      signed = readSignedWhisper(opened.content);
    } catch {
      return null;
    }
    const { room, chain, n, at, content } = signed.value;
    const author = deviceOfChain(chain);
    if (!equalBytes(room, control.room) || !equalBytes(chain, opened.chain)) return null;
    if (!isOnRoster(control, author.id) || !(await isSignedBy("whisper", signed, author.key))) return null;
    const id = chainId(chain);
    if (n <= (this.#heard.get(id) ?? -1)) return null;
    this.#heard.set(id, n);
    const whisper = readWhisper(content);
    return whisper === null ? null : { device: author.id, at, whisper };
  }
}
