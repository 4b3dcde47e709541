import { Unzip, UnzipInflate, UnzipPassThrough, zipSync } from "fflate";
import { type Unreadable, unreadable } from "../file-error.ts";
import { otherFormat } from "../other-format.ts";

/** The parts of a zip by name, in the order they stand in it. */
export interface Zip {
  readonly ok: true;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** What a zip may hold before it is refused, in bytes and parts. A real negotiating text with its pictures is far below. */
export interface ZipLimits {
  readonly compressed: number;
  readonly unpacked: number;
  readonly parts: number;
}

/** The limits a Word document is read with: 64 MiB as a file, 256 MiB unpacked, 10,000 parts. */
export const ZIP_LIMITS: ZipLimits = { compressed: 64 << 20, unpacked: 256 << 20, parts: 10_000 };

/** Small steps, so that a bomb is noticed before much of it is unpacked: deflate grows at most 1032 times. */
const STEP = 16 << 10;

/**
 * Unpacks a zip. What is unpacked is counted as it comes, so sizes that the zip states do not matter. Refuses with
 * `NOT_A_ZIP`, `ENCRYPTED` (Word's password protection is no zip but an OLE file), `BROKEN_ZIP` and `TOO_LARGE`.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Zip | Unreadable {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return unreadable(
      "ENCRYPTED",
      "The file is protected by a password or in Word's format of before 2007; save it unprotected as .docx.",
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const other = otherFormat(bytes);
    const what = other === undefined ? "it does not begin like a zip. Ask for the file again" : `it is ${other.called}`;
    return unreadable(
      "NOT_A_ZIP",
      `The file is no .docx: ${what}.${other === undefined ? "" : ` ${other.advice}`}`,
      other === undefined ? {} : { format: other.format },
    );
  }
  if (bytes.length > limits.compressed) return tooLarge(limits.compressed, "as a file");
  const parts = new Map<string, Uint8Array>();
  const started = new Set<string>();
  let unpacked = 0;
  let refused: Unreadable | undefined;
  const stop = (reason: Unreadable): never => {
    // What refused first stands: the library hands the throw back as an error of the part.
    refused ??= reason;
    // Only a throw leaves the unpacking from within its callback; it is caught below.
    throw new Error(reason.code);
  };
  const unzip = new Unzip((file) => {
    started.add(file.name);
    if (started.size > limits.parts)
      stop(unreadable("TOO_LARGE", `The file has more than ${limits.parts} parts; it is no negotiating text.`));
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error !== null)
        stop(
          unreadable("BROKEN_ZIP", `The part ${file.name} cannot be unpacked; the file is damaged. Ask for it again.`, {
            part: file.name,
          }),
        );
      unpacked += chunk.length;
      if (unpacked > limits.unpacked) stop(tooLarge(limits.unpacked, "unpacked"));
      chunks.push(chunk);
      if (isLast) parts.set(file.name, joined(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    if (refused !== undefined) return refused;
    return unreadable("BROKEN_ZIP", `The file is a damaged zip (${reasonOf(error)}); ask for it again.`);
  }
  const missing = [...started].find((name) => !parts.has(name));
  if (missing !== undefined)
    return unreadable("BROKEN_ZIP", `The file ends before its part ${missing} does; ask for it again.`, {
      part: missing,
    });
  if (parts.size === 0) return unreadable("BROKEN_ZIP", "The zip is empty or damaged; ask for the file again.");
  return { ok: true, parts };
}

/** Packs parts into a zip in their order. No clock is read: every part carries the same date, so equal parts give equal bytes. */
export function packZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const input: Record<string, Uint8Array> = {};
  for (const [name, content] of parts) input[name] = content;
  return zipSync(input, { level: 6, mtime: "1980-01-01T00:00:00" });
}

function tooLarge(limit: number, how: string): Unreadable {
  return unreadable(
    "TOO_LARGE",
    `The file is larger than ${Math.round(limit / (1 << 20))} MiB ${how}; it is no negotiating text. Remove its pictures, or split it.`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : "its parts do not add up";
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
