import { type AnswerFrame, type RefusalCode, type RequestFrame, frameBytes, toHex } from "@longtable/protocol";
import { isOnRoster, mayReadRecord } from "@longtable/record";

import { LIMITS } from "../limits.ts";
import type { NodeState } from "../node-state.ts";
import type { PlacedRoom } from "../room/placed-room.ts";
import type { AppendAnswer } from "../room/batch.ts";
import { takeShown } from "../room/recovery.ts";
import { RoomPush } from "./push.ts";
import type { Session } from "./signed-in.ts";
import { framedMessage } from "./wire.ts";

/** A refusal with its code; an empty `why` stands for the code's own sentence. */
export interface Refused {
  readonly code: RefusalCode;
  readonly why: string;
}

type Question = Exclude<RequestFrame, { readonly t: "hello" | "sign-in" }>;

function no(code: RefusalCode, why = ""): Refused {
  return { code, why };
}

/**
 * Answers one request of a signed-in device; null where no answer is owed. Reading, watching and whispering
 * are for those on the room's roster; the press room is open to read for any device.
 */
export async function answerRequest(
  state: NodeState,
  session: Session,
  frame: Question,
): Promise<AnswerFrame | Refused | null> {
  switch (frame.t) {
    case "found": {
      if (state.conveningToken !== null && frame.token !== state.conveningToken && !isKnownHere(state, session)) {
        return no("CONVENING_CLOSED");
      }
      if (!state.devices.mayFound(session.device, state.clock())) return no("TOO_MANY");
      return appended(frame.id, await state.sequencer.found(frame.entry));
    }
    case "rooms": {
      const rooms = roomsOf(state, session);
      return { t: "rooms", id: frame.id, rooms: rooms.map(({ room, size }) => ({ room, size })) };
    }
    case "mail-open":
      // A stranger's mailbox is for convening: whoever may found here may invite another head.
      if (state.conveningToken !== null && frame.convening !== state.conveningToken && !isKnownHere(state, session)) {
        return no("CONVENING_CLOSED");
      }
      return done(frame.id, await state.mail.open(frame.box, session.key, frame.token, frame.until));
    case "mail-close":
      await state.mail.close(frame.box, session.key);
      return done(frame.id, null);
    case "mail-post":
      if (!state.devices.maySend(session.device, frame.letter.length, state.clock())) return no("TOO_MANY");
      return done(frame.id, await state.mail.post(frame.box, frame.token, frame.letter));
    case "mail-watch": {
      if (session.mailboxes >= LIMITS.mailboxesPerConnection) return no("TOO_MANY");
      const read = (mail: Uint8Array): void => session.wire.send(framedMessage(mail));
      const stop = await state.mail.watch(frame.box, frame.token, frame.from, read);
      if (typeof stop === "string") return no(stop);
      if (session.hasEnded) stop();
      else {
        session.stops.add(stop);
        session.mailboxes++;
      }
      return done(frame.id, null);
    }
    default:
      return await answerInRoom(state, session, frame);
  }
}

/** The rooms that this device may read, and the press rooms of their dialogues, which are open to all. */
function roomsOf(state: NodeState, session: Session): readonly PlacedRoom[] {
  const own = [...state.rooms.values()].filter(({ control }) => mayReadRecord(control, session.device));
  const dialogues = new Set(own.map(({ control }) => toHex(control.dialogueHash)));
  const isPress = ({ control }: PlacedRoom): boolean =>
    control.kind === "press" && dialogues.has(toHex(control.dialogueHash));
  return [...own, ...[...state.rooms.values()].filter((room) => isPress(room) && !own.includes(room))];
}

type InRoom = Extract<Question, { readonly room: Uint8Array }>;

async function answerInRoom(state: NodeState, session: Session, frame: InRoom): Promise<AnswerFrame | Refused | null> {
  if (frame.t === "show") {
    const extent = await takeShown(state, session.device, frame, session.returning);
    if (typeof extent === "string") return no(extent);
    session.returning = extent.returning;
    return { t: "shown", id: frame.id, size: extent.size, frozen: extent.frozen };
  }
  const id = toHex(frame.room);
  const room = state.rooms.get(id);
  if (room === undefined) return frame.t === "whisper" ? null : no("NO_SUCH_ROOM");
  if (frame.t === "append") {
    const { entry, envelopes } = frame;
    const bytes = envelopes.reduce((sum, envelope) => sum + envelope.length, entry.length);
    if (!state.devices.maySend(session.device, bytes, state.clock())) return no("TOO_MANY");
    const began = performance.now();
    const answer = await state.sequencer.append(room, entry, envelopes, session.device);
    if (answer.ok) {
      state.metrics.placed.inc();
      state.metrics.appending.observe((performance.now() - began) / 1000);
    }
    return appended(frame.id, answer);
  }
  const isAllowed = frame.t === "watch" || frame.t === "whisper" ? mayFollow(room, session) : mayRead(room, session);
  if (!isAllowed) return frame.t === "whisper" ? null : no("NOT_ADMITTED");
  switch (frame.t) {
    case "read": {
      // Taken before the store is asked: what is read is covered by this note, also when more is placed meanwhile.
      const { note, size } = room;
      const most = Math.min(frame.most, Math.max(0, size - frame.from));
      const entries = most === 0 ? [] : await state.store.read(room.room, frame.from, most, LIMITS.answerBytes);
      return { t: "entries", id: frame.id, room: room.room, from: frame.from, entries: [...entries], note };
    }
    case "watch": {
      if (session.watching.size >= LIMITS.roomsPerConnection) return no("TOO_MANY");
      if (session.hasEnded) return null;
      session.watching.get(id)?.stop();
      session.watching.set(id, new RoomPush(session.wire, state.store, room, Math.min(frame.from, room.size)));
      return done(frame.id, null);
    }
    case "unwatch":
      session.watching.get(id)?.stop();
      session.watching.delete(id);
      return done(frame.id, null);
    case "envelope":
      return await answerEnvelope(state, room, frame);
    case "consistency": {
      if (frame.from > frame.to || frame.to > room.size) return no("NO_SUCH_THING");
      return { t: "consistency", id: frame.id, proof: room.tree.consistencyProof(frame.from, frame.to) };
    }
    case "whisper": {
      const own = session.watching.get(id);
      const bytes = framedMessage(frameBytes({ t: "whisper", room: room.room, box: frame.box }));
      state.metrics.whispers.inc();
      for (const watcher of room.watchers) if (watcher !== own) watcher.whisper(bytes);
      return null;
    }
  }
}

async function answerEnvelope(
  state: NodeState,
  room: PlacedRoom,
  frame: Extract<Question, { readonly t: "envelope" }>,
): Promise<AnswerFrame | Refused> {
  if (!room.enveloped.has(toHex(frame.entry))) return no("NO_SUCH_THING");
  const found = await state.envelopes.find(frame.entry, frame.index);
  return found === null ? no("NO_SUCH_THING") : { t: "envelope", id: frame.id, ...found };
}

/** A reader is on the roster, or holds one of its delegation's sheets. The press room is open to all. */
function mayRead(room: PlacedRoom, session: Session): boolean {
  return room.control.kind === "press" || mayReadRecord(room.control, session.device);
}

/** Following a room brings its whispers, which are for those who are there: a sheet of paper is not. */
function mayFollow(room: PlacedRoom, session: Session): boolean {
  return room.control.kind === "press" || isOnRoster(room.control, session.device);
}

function isKnownHere(state: NodeState, session: Session): boolean {
  for (const room of state.rooms.values()) if (isOnRoster(room.control, session.device)) return true;
  return false;
}

function appended(id: number, answer: AppendAnswer): AnswerFrame | Refused {
  if (!answer.ok) return no(answer.code, answer.why);
  return { t: "appended", id, seq: answer.seq, note: answer.note, proof: [...answer.proof] };
}

function done(id: number, code: RefusalCode | null): AnswerFrame | Refused {
  return code === null ? { t: "done", id } : no(code);
}
