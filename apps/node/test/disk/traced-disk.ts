/** What a traced program did to its files and its connections, in order. */
export type Deed =
  | { readonly is: "write"; readonly file: string; readonly at: number; readonly bytes: Uint8Array }
  | { readonly is: "truncate"; readonly file: string; readonly length: number }
  | { readonly is: "unlink"; readonly file: string }
  | { readonly is: "sync"; readonly file: string }
  | { readonly is: "took"; readonly length: number }
  | { readonly is: "sent" };

const CALL = /^\d+ +(\w+)\(/;

/**
 * Reads strace's account (`-f -yy -xx`) of a program's system calls: on the files whose paths begin with `store`, and
 * on connections. A call begins where it is named, and a
 * sync is done only where it has returned. Fails on a write to a file that it cannot place.
 */
export function deedsIn(trace: string, store: string): readonly Deed[] {
  const syncing = new Map<string, string>();
  const reading = new Set<string>();
  const deeds: Deed[] = [];
  for (const line of trace.split("\n")) {
    const thread = /^\d+/.exec(line)?.[0] ?? "";
    const resumed = /<\.\.\. (f(?:data)?sync) resumed>.*= 0$/.exec(line);
    if (resumed !== null) {
      const file = syncing.get(thread);
      syncing.delete(thread);
      if (file !== undefined) deeds.push({ is: "sync", file });
      continue;
    }
    const read = /<\.\.\. read resumed>.*= (\d+)$/.exec(line)?.[1];
    if (read !== undefined && reading.delete(thread)) {
      deeds.push({ is: "took", length: Number(read) });
      continue;
    }
    const call = CALL.exec(line)?.[1];
    if (call === undefined) continue;
    if (/^(?:write|writev|read)$/.test(call) && /\(\d+<TCP/.test(line)) {
      if (call !== "read") deeds.push({ is: "sent" });
      else if (line.includes("<unfinished")) reading.add(thread);
      else deeds.push({ is: "took", length: Number(/= (\d+)$/.exec(line)?.[1] ?? 0) });
      continue;
    }
    const file = pathIn(line);
    if (!file?.startsWith(store)) continue;
    switch (call) {
      case "pwrite64":
        deeds.push({ is: "write", file, ...writeIn(line) });
        break;
      case "ftruncate":
        deeds.push({ is: "truncate", file, length: Number(/, (\d+)\)/.exec(line)?.[1] ?? 0) });
        break;
      case "unlink":
        deeds.push({ is: "unlink", file });
        break;
      case "fsync":
      case "fdatasync":
        if (line.includes("<unfinished")) syncing.set(thread, file);
        else if (line.endsWith("= 0")) deeds.push({ is: "sync", file });
        break;
      default:
        throw new Error(`A store is not expected to ${call}: ${line.slice(0, 200)}`);
    }
  }
  return deeds;
}

/** The path of a call's file: in angle brackets behind its number, or as its first argument. */
function pathIn(line: string): string | undefined {
  const named = /^\d+ +\w+\(\d+<([^>]*)>/.exec(line)?.[1] ?? /^\d+ +unlink\("([^"]*)"/.exec(line)?.[1];
  return named?.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function writeIn(line: string): { readonly at: number; readonly bytes: Uint8Array } {
  const [, text, length, at] = /, "((?:\\x[0-9a-f]{2})*)", (\d+), (\d+)/.exec(line) ?? [];
  if (text === undefined) throw new Error(`A write without its bytes: ${line.slice(0, 200)}`);
  const bytes = Uint8Array.from(Buffer.from(text.replaceAll("\\x", ""), "hex"));
  if (bytes.length !== Number(length)) throw new Error("A write was traced in part.");
  return { at: Number(at), bytes };
}

/** A file as far as it is on the disk for certain, and what was done to it since its last sync. */
interface TracedFile {
  readonly synced: Buffer;
  readonly since: readonly Extract<Deed, { readonly is: "write" | "truncate" }>[];
}

/**
 * A disk that loses power: what was synced is on it, and of what was not, whatever one chooses. Names are
 * taken to be on it at once, as the folder's own sync is the file system's business.
 */
export class TracedDisk {
  readonly #files = new Map<string, TracedFile>();

  /** Does a deed to the disk. */
  do(deed: Deed): void {
    switch (deed.is) {
      case "write":
      case "truncate": {
        const { synced, since } = this.#files.get(deed.file) ?? { synced: Buffer.alloc(0), since: [] };
        this.#files.set(deed.file, { synced, since: [...since, deed] });
        return;
      }
      case "sync": {
        const there = this.#files.get(deed.file);
        if (there === undefined) return;
        this.#files.set(deed.file, { synced: done(there.synced, there.since), since: [] });
        return;
      }
      case "unlink":
        this.#files.delete(deed.file);
        return;
      case "took":
      case "sent":
        return;
    }
  }

  /** The files after a loss of power, where of the writes since a file's last sync those stay that `stays` says. */
  afterPowerLoss(stays: () => boolean): ReadonlyMap<string, Buffer> {
    return new Map(
      [...this.#files].map(([file, { synced, since }]) => [file, done(synced, since.filter(stays))] as const),
    );
  }
}

function done(before: Buffer, deeds: TracedFile["since"]): Buffer {
  const endOf = (deed: TracedFile["since"][number]): number =>
    deed.is === "truncate" ? deed.length : deed.at + deed.bytes.length;
  const content = Buffer.alloc(Math.max(before.length, ...deeds.map(endOf)));
  before.copy(content);
  let { length } = before;
  for (const deed of deeds) {
    if (deed.is === "write") {
      content.set(deed.bytes, deed.at);
      length = Math.max(length, endOf(deed));
    } else {
      content.fill(0, deed.length);
      ({ length } = deed);
    }
  }
  return content.subarray(0, length);
}
