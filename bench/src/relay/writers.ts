import {
  chainOf,
  entryBytes,
  equalBytes,
  frameBytes,
  isNoteSignedBy,
  nodeName,
  publicKeyOf,
  readAnswer,
  readCheckpoint,
} from "@longtable/protocol";
import { leafHash, verifyInclusion } from "@longtable/record";

import { random } from "../bench-room.ts";
import { answerMessages } from "../program.ts";
import { signInBare } from "./bare-device.ts";
import { type BareSocket, maskedFrame, nextMessage } from "./bare-socket.ts";

/** What the writers are asked to do: one connection a seed, each with so many appends unanswered at a time. */
export interface Writing {
  readonly origin: string;
  readonly node: Uint8Array;
  readonly room: Uint8Array;
  readonly epoch: Uint8Array;
  readonly seeds: readonly Uint8Array[];
  readonly unanswered: number;
  /** They stop after this time, or after so many appends each: a node takes only so many a second from one. */
  readonly milliseconds: number;
  readonly mostEach: number;
}

/** What came of it. */
export interface Done {
  readonly count: number;
  readonly seconds: number;
}

const NONCE_LENGTH = 12;
const EMPTY = new Uint8Array(0);
/** How each acknowledgement begins. */
const APPENDED = frameBytes({ t: "appended", id: 1, seq: 0, note: EMPTY, proof: [] }).subarray(0, 12);

/** An append as it goes onto the wire, in which only the entry's nonce changes from one to the next. */
interface Prepared {
  readonly entry: Uint8Array;
  readonly frame: Buffer;
  readonly nonceAt: number;
}

function prepare({ room, epoch }: Writing, seed: Uint8Array): Prepared {
  const nonce = random(NONCE_LENGTH);
  const chain = chainOf(publicKeyOf(seed), random(8));
  // The node cannot tell this from a sealed act of a few hundred letters.
  const entry = entryBytes({ form: "sealed", room, epoch, chain, nonce, box: random(1040) });
  const payload = frameBytes({ t: "append", id: 1, room, entry, envelopes: [] });
  const frame = maskedFrame(payload);
  return { entry, frame, nonceAt: frame.length - payload.length + Buffer.from(payload).indexOf(nonce) };
}

/** Appends one after another on one connection until time or number is up and all are acknowledged. */
function writeOn(socket: BareSocket, seed: Uint8Array, writing: Writing, until: number): Promise<number> {
  const { unanswered, mostEach } = writing;
  const prepared = Array.from({ length: unanswered }, () => prepare(writing, seed));
  let sent = 0;
  let acknowledged = 0;
  return new Promise((resolve, reject) => {
    const goOn = (): void => {
      socket.tcp.cork();
      for (; sent - acknowledged < unanswered && sent < mostEach && performance.now() < until; sent++) {
        const append = prepared[sent % unanswered];
        if (append === undefined) break;
        // Any bytes are a nonce, and under a mask any bytes are another: a counter makes each entry a new one.
        append.frame.writeUInt32LE(sent, append.nonceAt);
        socket.tcp.write(append.frame);
      }
      socket.tcp.uncork();
      if (sent === acknowledged) resolve(acknowledged);
    };
    socket.onMessage = (payload) => {
      if (equalBytes(payload.subarray(0, APPENDED.length), APPENDED)) acknowledged++;
      else reject(new Error(`An append was answered ${JSON.stringify(readAnswer(Uint8Array.from(payload)))}.`));
    };
    socket.onDrained = goOn;
    goOn();
  });
}

/** One append whose answer is read whole: it must be placed, signed and proved. */
async function expectProof(socket: BareSocket, seed: Uint8Array, writing: Writing): Promise<void> {
  const { entry, frame } = prepare(writing, seed);
  const message = nextMessage(socket);
  socket.onDrained = () => undefined;
  socket.tcp.write(frame);
  const answer = readAnswer(await message);
  if (answer.t !== "appended") throw new Error("The last append was not placed.");
  const { note, size, root } = readCheckpoint(answer.note);
  const isSigned = await isNoteSignedBy(note, nodeName(writing.node), writing.node);
  if (!isSigned || !verifyInclusion(leafHash(entry), answer.seq, size, root, answer.proof)) {
    throw new Error("The last append's proof does not hold.");
  }
}

async function write(writing: Writing): Promise<Done> {
  const writers: { readonly seed: Uint8Array; readonly socket: BareSocket }[] = [];
  for (const seed of writing.seeds) writers.push({ seed, socket: await signInBare(writing.origin, seed) });
  const started = performance.now();
  const until = started + writing.milliseconds;
  const counts = await Promise.all(writers.map(({ seed, socket }) => writeOn(socket, seed, writing, until)));
  const seconds = (performance.now() - started) / 1000;
  const [first] = writers;
  if (first !== undefined) await expectProof(first.socket, first.seed, writing);
  for (const { socket } of writers) socket.tcp.destroy();
  return { count: counts.reduce((sum, count) => sum + count, 0), seconds };
}

answerMessages(write);
