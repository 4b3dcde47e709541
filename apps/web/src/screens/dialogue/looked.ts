import { useCallback, useState } from "react";

/** How far somebody had read a room on this device when they last looked, and saying that they have looked. */
export interface Looked {
  /** So many places of the record had been read; null on the first visit. */
  readonly since: number | null;
  readonly look: (size: number) => void;
}

/** Kept on this device alone: a number, nothing of what was read. */
export function useLooked(seat: string, room: string): Looked {
  const key = `longtable-looked-${seat}-${room}`;
  const [since, setSince] = useState(() => read(key));
  const look = useCallback(
    (size: number) => {
      globalThis.localStorage.setItem(key, String(size));
      setSince(size);
    },
    [key],
  );
  return { since, look };
}

function read(key: string): number | null {
  const kept = globalThis.localStorage.getItem(key);
  const size = kept === null ? Number.NaN : Number(kept);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}
