import { sha256, toHex } from "@longtable/protocol";
import { load } from "exifreader";

import { bytesAfterPicture } from "./after-picture.ts";

/** Something that the original said beside its picture, and that the public will not read. */
export interface Removed {
  readonly id: string;
  /** Where it stood, such as `exif`, `gps`, `xmp`. */
  readonly group: string;
  readonly name: string;
  readonly value: string;
}

/** A photograph as it will be published: drawn anew on this device, with nothing of the original but its picture. */
export interface PreparedPhotograph {
  readonly ok: true;
  readonly picture: Blob;
  /** H of the bytes, in hex. */
  readonly hash: string;
  readonly length: number;
  readonly media: "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly removed: readonly Removed[];
}

const LARGEST_ORIGINAL = 40 * 1024 * 1024;
/** Bytes of what is published; the quality is lowered until it fits. */
const LARGEST = 3 * 1024 * 1024;
/** Pixels of the longer side. */
const LONGEST_SIDE = 2560;
const QUALITIES = [0.88, 0.78, 0.66, 0.5] as const;
const LONGEST_VALUE = 120;

/**
 * Takes the picture out of a file and draws it anew: position, camera, times, thumbnails, and what hides behind the
 * picture's end stay behind. Says what the original carried. Refuses what is no picture (`NOT_A_PICTURE`) or is too large.
 */
export async function preparePhotograph(
  file: Blob,
): Promise<PreparedPhotograph | { readonly ok: false; readonly code: "NOT_A_PICTURE" | "TOO_LARGE_PICTURE" }> {
  if (file.size > LARGEST_ORIGINAL) return { ok: false, code: "TOO_LARGE_PICTURE" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return { ok: false, code: "NOT_A_PICTURE" };
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) return { ok: false, code: "NOT_A_PICTURE" };
  // A transparent ground would turn black in a JPEG.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  for (const quality of QUALITIES) {
    const picture = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (picture.size > LARGEST) continue;
    const hash = toHex(sha256(new Uint8Array(await picture.arrayBuffer())));
    const { size: length } = picture;
    return { ok: true, picture, hash, length, media: "image/jpeg", width, height, removed: carried(bytes) };
  }
  return { ok: false, code: "TOO_LARGE_PICTURE" };
}

/** Everything that the original says beside its picture, by really reading it. */
function carried(bytes: Uint8Array<ArrayBuffer>): readonly Removed[] {
  const found: Removed[] = [];
  const add = (group: string, name: string, value: string): void => {
    found.push({ id: `${group}/${name}/${found.length}`, group, name, value: value.slice(0, LONGEST_VALUE) });
  };
  const groups = readable(bytes);
  for (const [group, tags] of Object.entries(groups)) {
    // What the picture itself is: its size, its encoding, its colours.
    if (["file", "jfif", "pngFile", "riff", "icc"].includes(group)) continue;
    if (group === "Thumbnail") {
      add(group, "Thumbnail", "");
      continue;
    }
    for (const [name, tag] of Object.entries(tags as Readonly<Record<string, unknown>>)) {
      // Where in the file another part stands is nothing that it says.
      if (!name.endsWith("Pointer")) add(group, name, saidBy(tag));
    }
  }
  const after = bytesAfterPicture(bytes);
  if (after !== null && after > 0) add("after", "bytes", String(after));
  return found;
}

function readable(bytes: Uint8Array<ArrayBuffer>): Readonly<Record<string, object>> {
  try {
    return load(bytes.buffer, { expanded: true, async: false }) as Readonly<Record<string, object>>;
  } catch {
    // A file without any such data, or of a kind that carries none.
    return {};
  }
}

function saidBy(tag: unknown): string {
  if (typeof tag !== "object" || tag === null) return String(tag);
  const { description } = tag as { readonly description?: unknown };
  return typeof description === "string" || typeof description === "number" ? String(description) : "";
}
