import type { Engine } from "./engine.ts";
import { peerEngine } from "./peer-engine.ts";

export type EngineName = "Longtable" | "Yjs" | "Automerge" | "Loro";

export const OURS: EngineName = "Longtable";
/** The peers, in the order they are told. */
export const PEERS = ["Yjs", "Automerge", "Loro"] as const satisfies readonly EngineName[];

/** An engine by name. Each is imported alone, so that a process holds no library but the one it measures. */
export async function engineNamed(name: string): Promise<Engine<unknown>> {
  switch (name) {
    case "Longtable":
      return (await import("./fold-engine.ts")).foldEngine();
    case "Yjs":
      return peerEngine((await import("./yjs-peer.ts")).yjsPeer());
    case "Automerge":
      return peerEngine((await import("./automerge-peer.ts")).automergePeer());
    case "Loro":
      return peerEngine((await import("./loro-peer.ts")).loroPeer());
    default:
      throw new Error(`There is no engine called ${name}.`);
  }
}
