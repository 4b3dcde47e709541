import * as Y from "yjs";

import type { Peer, Segment } from "./peer.ts";

/**
 * Yjs with one `Y.Text` for each paragraph, as its editor bindings keep a document. One `Y.Text` for the whole is slower the more marks
 * it holds, because an edit walks over the marks before it.
 */
export function yjsPeer(): Peer {
  let doc = new Y.Doc();
  let texts: readonly Y.Text[] = [];
  const textAt = (paragraph: number): Y.Text => {
    const text = texts[paragraph];
    if (text === undefined) throw new Error(`There is no paragraph ${paragraph}.`);
    return text;
  };
  return {
    begin(paragraphs) {
      texts = paragraphs.map((words) => new Y.Text(words));
      doc.getArray<Y.Text>("paragraphs").push([...texts]);
    },
    together: (edit) => doc.transact(edit),
    insert: (paragraph, at, words, marks) => textAt(paragraph).insert(at, words, { ...marks }),
    mark: (paragraph, at, length, marks) => textAt(paragraph).format(at, length, { ...marks }),
    remove: (paragraph, at, length) => textAt(paragraph).delete(at, length),
    save: () => Y.encodeStateAsUpdateV2(doc),
    load(bytes) {
      doc = new Y.Doc();
      Y.applyUpdateV2(doc, bytes);
      texts = doc.getArray<Y.Text>("paragraphs").toArray();
    },
    segments: (paragraph) => (textAt(paragraph).toDelta() as readonly Inserted[]).map(segmentOf),
    count: () => texts.length,
  };
}

interface Inserted {
  readonly insert: string;
  readonly attributes?: Segment["marks"];
}

const segmentOf = ({ insert, attributes = {} }: Inserted): Segment => ({ text: insert, marks: attributes });
