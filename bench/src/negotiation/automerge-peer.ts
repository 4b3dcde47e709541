import * as Automerge from "@automerge/automerge";

import type { Peer } from "./peer.ts";

interface Shape {
  readonly [key: string]: unknown;
  readonly paragraphs: string[];
}

/** Automerge with one text for each paragraph: with one for the whole it applies acts more slowly. Marks do not expand. */
export function automergePeer(): Peer {
  let doc: Automerge.Doc<Shape> = Automerge.init<Shape>();
  let draft: Automerge.Doc<Shape> = doc;
  const pathTo = (paragraph: number): Automerge.Prop[] => ["paragraphs", paragraph];
  const mark: Peer["mark"] = (paragraph, at, length, marks) => {
    const range = { start: at, end: at + length, expand: "none" } as const;
    for (const [name, value] of Object.entries(marks))
      if (value === null) Automerge.unmark(draft, pathTo(paragraph), range, name);
      else Automerge.mark(draft, pathTo(paragraph), range, name, value);
  };
  return {
    begin(paragraphs) {
      doc = Automerge.from<Shape>({ paragraphs: [...paragraphs] });
    },
    together(edit) {
      doc = Automerge.change(doc, (open) => {
        draft = open;
        edit();
      });
    },
    insert(paragraph, at, words, marks) {
      Automerge.splice(draft, pathTo(paragraph), at, 0, words);
      mark(paragraph, at, words.length, marks);
    },
    mark,
    remove: (paragraph, at, length) => Automerge.splice(draft, pathTo(paragraph), at, length),
    save: () => Automerge.save(doc),
    load(bytes) {
      doc = Automerge.load<Shape>(bytes);
    },
    segments: (paragraph) =>
      Automerge.spans(doc, pathTo(paragraph)).flatMap((span) =>
        span.type === "text" ? [{ text: span.value, marks: span.marks ?? {} }] : [],
      ),
    count: () => doc.paragraphs.length,
  };
}
