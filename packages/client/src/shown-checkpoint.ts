import { ProtocolError, type SignedCheckpoint, readCheckpoint } from "@longtable/protocol";

import { ClientError } from "./error.ts";

/** A checkpoint as somebody shows it. What is none is refused as `RECORD_CONTRADICTS`; judges no signature. */
export function shownCheckpoint(note: Uint8Array): SignedCheckpoint {
  try {
    return readCheckpoint(note);
  } catch (cause) {
    if (!(cause instanceof ProtocolError)) throw cause;
    throw new ClientError("RECORD_CONTRADICTS", "What was sent here as a checkpoint is none.", { cause });
  }
}
