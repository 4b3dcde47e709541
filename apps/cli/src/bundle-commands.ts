import { Command } from "commander";

import { openBundleFile } from "./bundle-file.ts";
import { colours } from "./colours.ts";
import { checkEvidence, readIfEvidence } from "./evidence.ts";
import { sayFailure } from "./failure.ts";
import { shownRooms, tellBundle } from "./read-file.ts";
import { shownSafely } from "./shown-safely.ts";
import { verifyFile } from "./verify-file.ts";

/** `longtable verify`: a bundle, or evidence against a node, checked offline. */
export function verifyCommand(): Command {
  return new Command("verify")
    .argument("<file>", "a bundle, or evidence against a node")
    .description("check a bundle, or evidence, offline: exit code 0, 1 if it does not verify, 2 if it cannot be read")
    .option("--json", "print one object")
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const evidence = readIfEvidence(file);
      if (evidence !== null) {
        const checked = await checkEvidence(evidence);
        if (checked.exitCode === 2) {
          sayFailure(json === true, { code: "UNREADABLE", sentence: checked.sentences.join(" ") });
        } else if (json) console.log(JSON.stringify(checked));
        else
          console.log(
            [...checked.sentences, checked.exitCode === 0 ? "It is proved." : "It proves nothing."].join("\n"),
          );
        process.exitCode = checked.exitCode;
        return;
      }
      const found = await verifyFile(file);
      if (found.problem !== null) sayFailure(json === true, { code: "UNREADABLE", sentence: found.problem });
      else if (json) console.log(JSON.stringify(found));
      else {
        console.log(
          found.level === "opened"
            ? "Checked: tree, checkpoints, control entries, seals; and in opened rooms authors, chains, acts and sealed states."
            : "Checked without keys (keyless): tree, checkpoints, control entries, seals. What was said stays sealed.",
        );
        for (const room of found.rooms) {
          console.log(
            `  ${room.kind} ${room.room.slice(0, 16)}…: ${room.level}, ${room.entries} entries, ${room.delegations} delegations, ${room.devices} devices`,
          );
          if (room.acts !== null) console.log(`    ${room.acts} acts, ${room.withoutEffect ?? 0} without effect`);
          for (const { delegation, role, name } of room.people) {
            console.log(`    ${shownSafely(`${role} of ${delegation}${name === null ? "" : `, ${name}`}`)}`);
          }
          for (const { delegation, name, size } of room.sealedBy) {
            const by = name === null ? `${delegation.slice(0, 16)}…` : `${name} (${delegation.slice(0, 16)}…)`;
            console.log(shownSafely(`    sealed by ${by} over ${size} entries`));
          }
          for (const { delegation, seq, isRootReplaced } of room.headsReplaced) {
            const root = isRootReplaced ? ", and its root" : "";
            console.log(
              `    entry ${seq}: the head of ${delegation.slice(0, 16)}…${root} was replaced by its authority sheet`,
            );
          }
          for (const { seq, sentence } of room.findings)
            console.log(colours.bold(`    ${seq === null ? "" : `entry ${seq}: `}${sentence}`));
        }
        console.log(found.exitCode === 0 ? "It verifies." : "It does not verify.");
      }
      process.exitCode = found.exitCode;
    });
}

/** `longtable read`: what happened in the rooms of a bundle that carries keys. */
export function readCommand(): Command {
  return new Command("read")
    .argument("<file>", "a bundle that carries keys")
    .description("tell what happened in the rooms of a bundle, from their beginning; sealed rooms are left out")
    .option("--json", "print one object")
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const opened = openBundleFile(file);
      if (!opened.ok) {
        sayFailure(json === true, { code: "UNREADABLE", sentence: opened.problem });
        process.exitCode = 2;
        return;
      }
      const rooms = await tellBundle(opened.bundle);
      process.exitCode = rooms.every(({ problem }) => problem === null) ? 0 : 1;
      if (json) console.log(JSON.stringify({ exitCode: process.exitCode, rooms }));
      else for (const line of shownRooms(rooms)) console.log(line);
    });
}
