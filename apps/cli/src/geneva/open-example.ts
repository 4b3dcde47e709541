import { genevaScript } from "@longtable/example-geneva";
import type { RunningNode } from "@longtable/node";

import { type OpenExample, isExampleIn, readExample, writeExample } from "./example-keys.ts";
import { Player } from "./player.ts";
import { Stage } from "./stage.ts";

/**
 * Opens the Geneva example in a node, once: played from its founding on and left in an open round, with the keys of its devices in
 * `keysFolder`. A node that has it already is left as it is. One that was stopped midway gets it anew.
 * `onProgress` is given how many items of how many have been played.
 */
export async function openExample(
  node: RunningNode,
  keysFolder: string,
  onProgress: (played: number, of: number) => void,
): Promise<OpenExample> {
  const there = readExample(keysFolder);
  if (there !== null && isExampleIn(there, node.nodeKey)) return there;
  const stage = await Stage.set(node);
  try {
    const player = new Player(stage);
    const steps = [...genevaScript.steps, ...genevaScript.afterwards];
    for (const [index, item] of steps.entries()) {
      await player.play(item);
      onProgress(index + 1, steps.length);
    }
    return writeExample(keysFolder, stage);
  } finally {
    stage.leave();
  }
}
