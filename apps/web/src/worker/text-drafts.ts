import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** The end of a change in a wording: before a code point of a piece; null for the end of the field. */
export type DraftPoint = { readonly piece: string; readonly at: number } | null;

/** A wording that is being written and that nobody else has seen. */
export interface TextDraft {
  readonly text: string;
  readonly node: string;
  readonly field: "label" | "heading" | "body";
  readonly changes: readonly { readonly from: DraftPoint; readonly to: DraftPoint; readonly words: string }[];
}

interface DraftSchema extends DBSchema {
  readonly draft: { readonly key: [seat: string, text: string, node: string]; readonly value: TextDraft };
}

let opened: Promise<IDBPDatabase<DraftSchema>> | null = null;

function drafts(): Promise<IDBPDatabase<DraftSchema>> {
  opened ??= openDB<DraftSchema>("longtable-drafts", 1, {
    upgrade: (db) => void db.createObjectStore("draft"),
    blocking: (_before, _after, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  });
  return opened;
}

/** Keeps a draft of one seat: on the disk when the promise resolves. One without changes is dropped. */
export async function keepDraft(seat: string, draft: TextDraft): Promise<void> {
  const key: [string, string, string] = [seat, draft.text, draft.node];
  if (draft.changes.length === 0) await (await drafts()).delete("draft", key);
  else await (await drafts()).put("draft", draft, key);
}

/** One seat's drafts on a text. */
export async function keptDrafts(seat: string, text: string): Promise<readonly TextDraft[]> {
  return await (await drafts()).getAll("draft", IDBKeyRange.bound([seat, text, ""], [seat, text, "\uffff"]));
}
