import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type Socket, connect } from "node:net";

/**
 * A WebSocket client that does next to nothing (RFC 6455 §5.2): it writes frames made beforehand and finds
 * where each answer ends. On a machine of few cores, whatever a client costs is taken from the node.
 */
export interface BareSocket {
  readonly tcp: Socket;
  /** Called with each message's payload, as a view that holds until it returns. */
  onMessage: (payload: Uint8Array) => void;
  /** Called when all messages that came together have been given. */
  onDrained: () => void;
}

/** Opens a WebSocket at `http://host:port` and a path. */
export async function openBareSocket(origin: string, path: string): Promise<BareSocket> {
  const { hostname, port } = new URL(origin);
  const tcp = connect(Number(port), hostname).setNoDelay(true);
  await once(tcp, "connect");
  const key = randomBytes(16).toString("base64");
  tcp.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0) {
    const [chunk] = (await once(tcp, "data")) as [Buffer];
    head = Buffer.concat([head, chunk]);
    end = head.indexOf("\r\n\r\n");
  }
  if (!head.toString("latin1").startsWith("HTTP/1.1 101 ")) throw new Error("The server opened no WebSocket.");
  const socket: BareSocket = { tcp, onMessage: () => undefined, onDrained: () => undefined };
  let rest: Buffer = head.subarray(end + 4);
  tcp.on("data", (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = bytes.subarray(giveMessages(bytes, socket));
    socket.onDrained();
  });
  return socket;
}

/** Gives each whole frame in `bytes` to the socket; returns where the first unfinished one begins. */
function giveMessages(bytes: Buffer, socket: BareSocket): number {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const short = bytes.readUInt8(at + 1);
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (start > bytes.length) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (start + length > bytes.length) break;
    // 2: a binary message. Pings and the like are passed over; no run here lasts long enough to be missed.
    if ((bytes.readUInt8(at) & 15) === 2) socket.onMessage(bytes.subarray(start, start + length));
    at = start + length;
  }
  return at;
}

/** The next message that comes. */
export function nextMessage(socket: BareSocket): Promise<Uint8Array> {
  return new Promise((resolve) => {
    socket.onMessage = (payload) => resolve(Uint8Array.from(payload));
  });
}

/** A binary message as a client frames it, masked with a key of its own as RFC 6455 §5.3 asks. */
export function maskedFrame(payload: Uint8Array): Buffer {
  const head = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(head + 4 + payload.length);
  frame[0] = 0x82;
  frame[1] = 0x80 | (head === 2 ? payload.length : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(payload.length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(payload.length), 2);
  const mask = randomBytes(4);
  mask.copy(frame, head);
  payload.forEach((byte, at) => (frame[head + 4 + at] = byte ^ (mask[at % 4] ?? 0)));
  return frame;
}
