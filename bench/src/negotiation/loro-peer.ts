import { LoroDoc, LoroText } from "loro-crdt";

import type { Peer } from "./peer.ts";

/**
 * Loro with one `LoroText` for each paragraph, which it loads and renders faster than one for the whole. Marks do not expand, as its
 * documentation has it for comments. Its own saved form is the snapshot.
 */
export function loroPeer(): Peer {
  let doc = emptyDocument();
  let texts: readonly LoroText[] = [];
  const textAt = (paragraph: number): LoroText => {
    const text = texts[paragraph];
    if (text === undefined) throw new Error(`There is no paragraph ${paragraph}.`);
    return text;
  };
  const mark: Peer["mark"] = (paragraph, at, length, marks) => {
    const text = textAt(paragraph);
    const range = { start: at, end: at + length };
    for (const [name, value] of Object.entries(marks))
      if (value === null) text.unmark(range, name);
      else text.mark(range, name, value);
  };
  return {
    begin(paragraphs) {
      const list = doc.getList("paragraphs");
      texts = paragraphs.map((words, at) => {
        const text = list.insertContainer(at, new LoroText());
        text.insert(0, words);
        return text;
      });
      doc.commit();
    },
    together(edit) {
      edit();
      doc.commit();
    },
    insert(paragraph, at, words, marks) {
      textAt(paragraph).insert(at, words);
      mark(paragraph, at, words.length, marks);
    },
    mark,
    remove: (paragraph, at, length) => textAt(paragraph).delete(at, length),
    save: () => doc.export({ mode: "snapshot" }),
    load(bytes) {
      doc = emptyDocument();
      doc.import(bytes);
      texts = doc
        .getList("paragraphs")
        .toArray()
        .filter((value) => value instanceof LoroText);
    },
    segments: (paragraph) =>
      textAt(paragraph)
        .toDelta()
        .flatMap(({ insert, attributes = {} }) => (insert === undefined ? [] : [{ text: insert, marks: attributes }])),
    count: () => texts.length,
  };
}

function emptyDocument(): LoroDoc {
  const doc = new LoroDoc();
  doc.configDefaultTextStyle({ expand: "none" });
  return doc;
}
