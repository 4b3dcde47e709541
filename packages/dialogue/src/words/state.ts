import type { ActId } from "@longtable/protocol";

import type { IdMap } from "../persistent/id-map.ts";
import type { Log } from "../persistent/log.ts";
import type { FileRef, ProvisionRef } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { Weight } from "./acts.ts";

/** Something said for the record. */
export interface Words {
  readonly id: ActId;
  readonly text: string;
  readonly language: string | null;
  readonly replyTo: ActId | null;
  readonly topic: ActId | null;
  readonly files: readonly FileRef[];
  /** The provision that they are about, where they say so. */
  readonly about?: ProvisionRef;
  /** What a caucus's note is for its side. */
  readonly weight?: Weight;
  readonly stamp: Stamp;
}

/** An interpreter's rendering. */
export interface Translation {
  readonly language: string;
  readonly text: string;
  readonly stamp: Stamp;
}

/** A file put before the room by itself. */
export interface SharedFile {
  readonly id: ActId;
  readonly file: FileRef;
  readonly note: string | null;
  readonly topic: ActId | null;
  readonly stamp: Stamp;
}

/** All that was said for the record here, in placed order. */
export interface Spoken {
  readonly words: Log<Words>;
  readonly translations: IdMap<ActId, readonly Translation[]>;
  readonly files: Log<SharedFile>;
}
