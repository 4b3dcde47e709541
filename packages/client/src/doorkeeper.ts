import {
  type AnswerFrame,
  type DelegationId,
  type DeviceId,
  type InvitationRefusalCode,
  type LetterOf,
  type Signer,
  equalBytes,
  idOf,
  readAccreditation,
  readStatement,
  toHex,
} from "@longtable/protocol";
import { type RoomControl, applyStatements } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import { deviceOfJoin, isRevocationOf } from "./accept-invitation.ts";
import type { AccreditedDevice } from "./accredit.ts";
import type { Connection } from "./connection.ts";
import { ClientError } from "./error.ts";
import { mailboxKeys } from "./invitation-keys.ts";
import type { WatchedInvitation } from "./invitation.ts";
import { Mailbox } from "./mailbox.ts";
import type { OpenRoom } from "./open-room.ts";
import { isRevokedAnywhere, isSpentAnywhere } from "./owed-statements.ts";
import { prepareAdmission } from "./steward.ts";

/** What became of one who came to the door by an invitation. `code` is null where the device was admitted. */
export interface DoorEvent {
  readonly invitation: Uint8Array;
  readonly device: Uint8Array;
  readonly name: string;
  readonly code: InvitationRefusalCode | null;
}

/** What a doorkeeper needs. */
export interface DoorkeeperOptions {
  /** Signs admissions: a head's key, or that of a device which may admit. */
  readonly by: Signer;
  /** The rooms open on this device, as they are at the time of asking. */
  readonly rooms: () => Iterable<OpenRoom>;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly onDoor?: (event: DoorEvent) => void;
}

interface Watch {
  readonly invitation: WatchedInvitation;
  readonly mailbox: Mailbox;
  /** By device in hex: those already dealt with. */
  readonly answered: Set<string>;
}

/** How often an admission that others outran is made again. */
const TRIES = 5;
const PATIENCE = 10_000;

/**
 * Lets in whoever comes by an invitation, while this device is online: to the table and to its delegation's
 * caucus. One who came first is the only one; the fold of each room's record has the last word.
 */
export class Doorkeeper {
  readonly #options: DoorkeeperOptions;
  readonly #watches = new Map<string, Watch>();
  #connection: Connection | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(options: DoorkeeperOptions) {
    this.#options = options;
  }

  /** Watches for whoever comes by this invitation. Watching twice is the same as once. */
  async watch(invitation: WatchedInvitation): Promise<void> {
    const id = toHex(invitation.id);
    if (this.#watches.has(id)) return;
    const mailbox = new Mailbox(mailboxKeys(invitation.watchKey, invitation.id), this.#options.random);
    const watch: Watch = { invitation, mailbox, answered: new Set() };
    this.#watches.set(id, watch);
    if (this.#connection !== null) await this.#follow(watch, this.#connection);
  }

  /** Watches all its invitations over a connection. */
  async attach(connection: Connection): Promise<void> {
    this.#connection = connection;
    for (const watch of this.#watches.values()) await this.#follow(watch, connection);
  }

  /** Forgets a connection that has ended. */
  detach(): void {
    this.#connection = null;
  }

  /** Gives the doorkeeper a frame that the connection pushed; false when it is not for it. */
  push(frame: AnswerFrame): boolean {
    for (const watch of this.#watches.values()) {
      if (!watch.mailbox.push(frame)) continue;
      void this.#queue(() => this.#answer(watch));
      return true;
    }
    return false;
  }

  /** Resolves when all letters that came so far were dealt with. */
  idle(): Promise<void> {
    return this.#work;
  }

  async #follow(watch: Watch, connection: Connection): Promise<void> {
    try {
      await watch.mailbox.attach(connection);
    } catch (error) {
      // A mailbox whose time is over is gone; the others are still watched.
      if (!(error instanceof ClientError) || error.code !== "NO_SUCH_THING") throw error;
    }
    await this.#queue(() => this.#answer(watch));
  }

  #queue(step: () => Promise<void>): Promise<void> {
    const done = this.#work.then(step).catch((error: unknown) => {
      // Without a connection it is done at the next one; whatever else fails is a bug and must be seen.
      if (!(error instanceof ClientError)) throw error;
    });
    this.#work = done;
    return done;
  }

  async #answer({ invitation, mailbox, answered }: Watch): Promise<void> {
    let first: Uint8Array | null = null;
    for (const letter of mailbox.letters.filter((one) => one.t === "join")) {
      const device = await deviceOfJoin(letter);
      if (device === null || !isFor(letter, invitation.id)) continue;
      first ??= device;
      const id = toHex(device);
      if (answered.has(id)) continue;
      const code = equalBytes(device, first) ? await this.#admit(letter, invitation, mailbox) : "INVITATION_SPENT";
      if (code === "LATER") return;
      answered.add(id);
      await this.#post(mailbox, { t: "answer", v: 1, device, code });
      this.#options.onDoor?.({ invitation: invitation.id, device, name: letter.details.name, code });
    }
  }

  async #admit(
    letter: LetterOf<"join">,
    { id }: WatchedInvitation,
    mailbox: Mailbox,
  ): Promise<InvitationRefusalCode | null | "LATER"> {
    const { value } = readAccreditation(letter.accreditation);
    const accredited: AccreditedDevice = {
      statement: letter.accreditation,
      details: letter.details,
      device: value.device,
      recipient: value.identity,
    };
    const delegation = idOf<DelegationId>(value.delegation);
    const rooms = [...this.#options.rooms()].filter(
      ({ control }) => control !== null && isOurDoor(control, delegation),
    );
    if (rooms.length === 0) return "LATER";
    // † Whoever was revoked in one room is let into no other, and no link serves a second one, whatever that room knows.
    const everywhere = [...this.#options.rooms()].map(({ control }) => control);
    const device = idOf<DeviceId>(value.device);
    if (isRevokedAnywhere(device, delegation, everywhere)) return "INVITATION_SPENT";
    const isSpent = isSpentAnywhere(toHex(id), { device, delegation }, everywhere);
    const isIn = (control: RoomControl | null): boolean => control?.devices.get(device)?.revokedAt === null;
    const isLate = value.via !== null && readStatement("invitation", value.via).value.until < this.#options.clock();
    if (isLate && !rooms.some(({ control }) => isIn(control))) return "INVITATION_EXPIRED";
    for (const room of rooms) {
      for (let tries = 0; !isIn(room.control); tries++) {
        const { control, size } = room;
        if (control === null || this.#connection === null || tries === TRIES) return "LATER";
        if (control.epoch !== null && room.reader.currentKey === null) return "LATER";
        const outcome = await applyStatements(control, [letter.accreditation], size);
        if (!outcome.ok || isSpent) {
          const head = control.delegations.get(delegation)?.head;
          const withdrawals = mailbox.letters.filter((one) => one.t === "withdrawn");
          for (const { revocation } of withdrawals) {
            if (head !== undefined && (await isRevocationOf(revocation, id, head))) return "INVITATION_REVOKED";
          }
          const isUsedUp = outcome.ok || outcome.code === "INVITATION_SPENT" || outcome.code === "DEVICE_REVOKED";
          return isUsedUp ? "INVITATION_SPENT" : "INVITATION_FORGED";
        }
        const { by, random } = this.#options;
        const key = room.reader.currentKey?.key ?? null;
        try {
          await room.place(await prepareAdmission(control, key, [accredited], by, random));
        } catch (error) {
          if (!(error instanceof ClientError) || error.code !== "CONTROL_REFUSED") throw error;
          // Another device was faster, or a new epoch came between: what it placed is on its way here.
          await Promise.race([room.reached(size + 1), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
        }
      }
    }
    return null;
  }

  async #post(mailbox: Mailbox, answer: LetterOf<"answer">): Promise<void> {
    const isThere = mailbox.letters.some(
      (one) => one.t === "answer" && one.code === answer.code && equalBytes(one.device, answer.device),
    );
    if (isThere || this.#connection === null) return;
    try {
      await mailbox.post(this.#connection, answer);
    } catch (error) {
      // A full or forgotten mailbox changes nothing: the newcomer also asks the node for its rooms.
      if (!(error instanceof ClientError)) throw error;
    }
  }
}

function isFor({ accreditation }: LetterOf<"join">, invitation: Uint8Array): boolean {
  const { via } = readAccreditation(accreditation).value;
  try {
    return via !== null && equalBytes(readStatement("invitation", via).value.id, invitation);
  } catch {
    return false;
  }
}

/** The table and the delegation's caucus; groups and lines have rosters of their own. */
function isOurDoor(control: RoomControl, delegation: DelegationId): boolean {
  const isOfAll = control.kind === "table" || control.kind === "caucus";
  return isOfAll && (control.delegations.get(delegation)?.inRoom ?? false);
}
