import { readFileSync, writeFileSync } from "node:fs";

import { ProtocolError, toHex } from "@longtable/protocol";
import {
  type BundledRoom,
  type Evidence,
  HashTree,
  RecordError,
  evidenceBytes,
  findContradiction,
  isEvidence,
  leafHash,
  readBundle,
  readEvidence,
  verifyEvidence,
  verifyKeyless,
} from "@longtable/record";
import { Command } from "commander";

import { colours } from "./colours.ts";
import { sayFailure } from "./failure.ts";

/** What came of comparing two bundles, or of checking evidence. `exitCode` 2: something cannot be read. */
export interface EvidenceResult {
  readonly exitCode: 0 | 1 | 2;
  /** Rooms in which the node signed two records, in hex. */
  readonly contradicted: readonly string[];
  readonly sentences: readonly string[];
}

/**
 * Compares what two sides were shown, room by room: exit code 0 where each record of one extends the
 * other's, 1 where a node signed two that contradict each other. The evidence of the first such room is
 * written to `out`; it holds no entry.
 */
export async function compareBundles(files: readonly [string, string], out: string): Promise<EvidenceResult> {
  const contradicted: string[] = [];
  const sentences: string[] = [];
  try {
    const [one, other] = files.map((file) => readBundle(read(file)));
    for (const room of one?.rooms ?? []) {
      const theirs = other?.rooms.find((candidate) => toHex(candidate.room) === toHex(room.room));
      const evidence = theirs === undefined ? null : await contradictionOf(room, theirs);
      if (evidence === null) continue;
      if (contradicted.length === 0) writeFileSync(out, evidenceBytes(evidence));
      contradicted.push(toHex(room.room));
      sentences.push(await sentenceOf(evidence));
    }
  } catch (error) {
    if (error instanceof RecordError || error instanceof ProtocolError) return unreadable(error.message);
    throw error;
  }
  return { exitCode: contradicted.length === 0 ? 0 : 1, contradicted, sentences };
}

/** Checks an evidence file offline: exit code 0 when it proves what it says, 1 when not, 2 when it cannot be read. */
export async function checkEvidence(bytes: Uint8Array): Promise<EvidenceResult> {
  try {
    const evidence = readEvidence(bytes);
    const found = await verifyEvidence(evidence);
    if (!found.ok) return { exitCode: 1, contradicted: [], sentences: [found.sentence] };
    return { exitCode: 0, contradicted: [toHex(found.smaller.room)], sentences: [await sentenceOf(evidence)] };
  } catch (error) {
    if (error instanceof RecordError) return unreadable(error.message);
    throw error;
  }
}

/** The bytes of a file that is evidence; null for any other, and for none. */
export function readIfEvidence(file: string): Uint8Array | null {
  try {
    const bytes = readFileSync(file);
    return isEvidence(bytes) ? bytes : null;
  } catch {
    return null;
  }
}

/** `longtable evidence`: two sides' bundles side by side. */
export function evidenceCommand(): Command {
  return new Command("evidence")
    .argument("<bundle>", "what one side was shown")
    .argument("<other>", "what the other side was shown")
    .description(
      "compare two sides' bundles: exit code 1 if the node signed two records of one room, and the proof of it",
    )
    .option("--out <file>", "where to write the proof", "evidence.longtable")
    .option("--json", "print one object")
    .action(async (one: string, other: string, { out, json }: { readonly out: string; readonly json?: true }) => {
      const result = await compareBundles([one, other], out);
      if (result.exitCode === 2) {
        sayFailure(json === true, { code: "UNREADABLE", sentence: result.sentences.join(" ") });
      } else if (json) console.log(JSON.stringify({ ...result, evidence: result.exitCode === 1 ? out : null }));
      else if (result.exitCode === 0) console.log("Where both have a room, one record extends the other.");
      else {
        for (const sentence of result.sentences) console.log(colours.bold(sentence));
        console.log(`The proof is in ${out}: longtable verify checks it, and it holds nothing that was said.`);
      }
      process.exitCode = result.exitCode;
    });
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new RecordError("BAD_BUNDLE", `The file ${file} cannot be opened.`);
  }
}

async function contradictionOf(one: BundledRoom, other: BundledRoom): Promise<Evidence | null> {
  const { control } = await verifyKeyless(one);
  return control === null ? null : await findContradiction(control.node, shown(one), shown(other));
}

function shown({ note, entries }: BundledRoom): { note: Uint8Array; tree: HashTree } {
  const tree = new HashTree();
  for (const entry of entries) tree.append(leafHash(entry));
  return { note, tree };
}

async function sentenceOf(evidence: Evidence): Promise<string> {
  const found = await verifyEvidence(evidence);
  if (!found.ok) return found.sentence;
  const { smaller, larger } = found;
  const room = toHex(smaller.room).slice(0, 16);
  return `The node ${toHex(evidence.node).slice(0, 16)}… signed two records of the room ${room}…: one of ${smaller.size} entries and one of ${larger.size}, which differ within the first ${smaller.size}.`;
}

function unreadable(sentence: string): EvidenceResult {
  return { exitCode: 2, contradicted: [], sentences: [sentence] };
}
