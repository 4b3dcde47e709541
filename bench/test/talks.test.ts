import type { TabledText } from "@longtable/text";
import { describe, expect, it } from "vitest";

import { automergePeer } from "../src/negotiation/automerge-peer.ts";
import { digestOf } from "../src/negotiation/engine.ts";
import { foldEngine } from "../src/negotiation/fold-engine.ts";
import { loroPeer } from "../src/negotiation/loro-peer.ts";
import { paragraphsOf } from "../src/negotiation/paragraphs.ts";
import { peerEngine } from "../src/negotiation/peer-engine.ts";
import { inventTalks } from "../src/negotiation/talks.ts";
import { yjsPeer } from "../src/negotiation/yjs-peer.ts";

const WORDS = "The Parties shall meet twice a year and may invite others to sit with them at the long table";
const tabled: TabledText = {
  nodes: Array.from({ length: 20 }, (_, at) => ({
    kind: "paragraph",
    parent: -1,
    label: [`${at + 1}.`],
    body: [`${WORDS}, `, { open: 0 }, "or others", { close: 0 }, ` in the ${at}th year.`],
  })),
  brackets: [{ change: "insert", shown: "typed" }],
  choices: [],
};

describe("the invented talks", () => {
  it("are the same for the same seed, and of every kind", () => {
    const talks = inventTalks(paragraphsOf(tabled), 2000, 7);
    expect(inventTalks(paragraphsOf(tabled), 2000, 7)).toEqual(talks);
    expect(new Set(talks.map(({ kind }) => kind)).size).toBe(5);
    expect(talks.some((act) => act.kind === "accept" && act.settles)).toBe(true);
  });

  it("leave our fold with the same words in the same hands as a peer, also from its saved form", () => {
    const talks = inventTalks(paragraphsOf(tabled), 600, 13);
    const peer = peerEngine(yjsPeer());
    peer.begin(tabled);
    peer.take(talks);
    const ours = foldEngine();
    const steps = ours.stepsOf(tabled, talks);
    ours.begin(tabled);
    ours.take(steps);
    const text = ours.render();
    expect(digestOf(text)).toBe(digestOf(peer.render()));
    ours.load(ours.save());
    expect(ours.render()).toBe(text);
  });

  it("leave every peer with the same bracketed text, also from its own saved form", () => {
    const talks = inventTalks(paragraphsOf(tabled), 600, 11);
    const texts = [yjsPeer(), automergePeer(), loroPeer()].flatMap((peer) => {
      const engine = peerEngine(peer);
      engine.begin(tabled);
      engine.take(talks.slice(0, 500));
      for (const act of talks.slice(500)) engine.take([act]);
      const text = engine.render();
      engine.load(engine.save());
      return [text, engine.render()];
    });
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toMatch(/\[\w+ proposes: .*\[\w+ strikes: .*\[\w+ reserves: /su);
  });
});
