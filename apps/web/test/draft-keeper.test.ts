import { describe, expect, test } from "vitest";

import { DraftKeeper } from "../src/screens/text/editor/draft-keeper.ts";
import type { TextDraft } from "../src/worker/text-drafts.ts";

const draft = (words: string): TextDraft => ({
  text: "text",
  node: "node",
  field: "body",
  changes: words === "" ? [] : [{ from: null, to: null, words }],
});

/** A keeper whose disk answers when the test says so. */
function keeperWithDisk() {
  const written: { readonly words: string; readonly done: () => void }[] = [];
  const said: boolean[] = [];
  const keeper = new DraftKeeper(
    ({ changes }) =>
      new Promise((resolve) => written.push({ words: changes[0]?.words ?? "", done: () => resolve(null) })),
    (isKept) => said.push(isKept),
  );
  return { keeper, written, said };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("keeping a draft", () => {
  test("a draft is said to be kept once the disk has it, and not before", async () => {
    const { keeper, written, said } = keeperWithDisk();
    keeper.change(() => draft("Every"));
    expect(said).toEqual([false]);
    keeper.keepNow();
    await settled();
    expect(said).toEqual([false]);
    written[0]?.done();
    await settled();
    expect(said).toEqual([false, true]);
  });

  test("whoever types on while a draft is being kept has something that is not kept yet", async () => {
    const { keeper, written, said } = keeperWithDisk();
    keeper.change(() => draft("Every"));
    keeper.keepNow();
    keeper.change(() => draft("Every day"));
    written[0]?.done();
    await settled();
    expect(said.at(-1)).toBe(false);
    keeper.keepNow();
    written[1]?.done();
    await settled();
    expect(written.map(({ words }) => words)).toEqual(["Every", "Every day"]);
    expect(said.at(-1)).toBe(true);
  });

  test("a draft that was thrown away is not kept after all", async () => {
    const { keeper, written } = keeperWithDisk();
    keeper.change(() => draft("Every"));
    keeper.drop();
    keeper.keepNow();
    await settled();
    expect(written).toEqual([]);
  });

  test("what is kept already is not written again", async () => {
    const { keeper, written } = keeperWithDisk();
    keeper.change(() => draft("Every"));
    keeper.keepNow();
    written[0]?.done();
    await settled();
    keeper.keepNow();
    expect(written).toHaveLength(1);
  });
});
