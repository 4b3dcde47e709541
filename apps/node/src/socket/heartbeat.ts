import type { WebSocket } from "ws";

import { LIMITS } from "../limits.ts";

/**
 * Ends a connection whose other side is gone or reads nothing, and one that does not sign in in time.
 * Returns how to say that it has signed in. Whatever moves is a sign of life: a pong, a frame, or unsent
 * bytes growing fewer, because a slow reader gets to the ping only after all that lies before it.
 */
export function keepAlive(socket: WebSocket): () => void {
  let silent = 0;
  let unsent = 0;
  const asking = setInterval(() => {
    const moves = socket.bufferedAmount !== unsent;
    unsent = socket.bufferedAmount;
    silent = moves ? 0 : silent + 1;
    if (silent > LIMITS.silentHeartbeats) return socket.terminate();
    if (!socket.isPaused && unsent === 0) socket.ping();
  }, LIMITS.heartbeat);
  const waiting = setTimeout(() => socket.close(4001), LIMITS.signInTime);
  asking.unref();
  waiting.unref();
  const here = (): void => {
    silent = 0;
  };
  socket.on("pong", here);
  socket.on("message", here);
  socket.on("close", () => {
    clearInterval(asking);
    clearTimeout(waiting);
  });
  return () => clearTimeout(waiting);
}
