import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { BracketId, Change, OwnItem, WordingRun } from "@longtable/text";
import { cellsOf } from "@longtable/text/wording";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import type { BracketFace } from "../../views/text/bracket.ts";
import styles from "./margin.module.css";
import { useTablePlace } from "./table-place.ts";

interface CounterProps {
  readonly face: BracketFace;
  /** The kind of unit that the bracket begins with, for a rival of a whole one. */
  readonly kind: string;
}

/** A rival: other words in the same place, or none. One of them at most will stand. */
export function Counter({ face, kind }: CounterProps): ReactNode {
  const { propose, place } = useTablePlace();
  const [words, setWords] = useState<string | null>(null);
  const rival = rivalOf(face, kind);
  if (rival === null || face.view.state !== "open") return null;
  if (words === null) {
    return (
      <Button onPress={() => setWords("")}>
        <FormattedMessage id="text.counter" />
      </Button>
    );
  }
  const said = words.trim();
  const put = (items: readonly OwnItem[]): void => {
    const change = rival(items);
    propose([{ type: "text.propose", text: place.text, change, rivalOf: face.id }], () => setWords(null));
  };
  return (
    <div className={styles["asking"]}>
      <TextInput
        label={<FormattedMessage id="text.counter.words" />}
        value={words}
        onChange={setWords}
        lines={3}
        maxLength={20_000}
      />
      <div className={styles["acts"]}>
        {said === "" ? null : (
          <Button look="primary" onPress={() => put([said])}>
            <FormattedMessage id="text.write.table" />
          </Button>
        )}
        {face.view.kind === "insert" ? (
          <Button onPress={() => put([])}>
            <FormattedMessage id="text.counter.none" />
          </Button>
        ) : null}
        <Button look="plain" onPress={() => setWords(null)}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </div>
  );
}

/** How a rival of a bracket is put forward; null where it can have none that is only words. */
function rivalOf({ id, view, runs }: BracketFace, kind: string): ((words: readonly OwnItem[]) => Change) | null {
  switch (view.kind) {
    case "insert":
      return (words) => ({ kind: "insert", at: { beforeBracket: id }, words: [...words] });
    case "newNode":
      return (words) => ({
        kind: "newNode",
        at: { beforeBracket: id },
        nodes: [{ kind: kind as "paragraph", parent: -1, body: [...words] }],
      });
    case "delete":
    case "replace": {
      const target = struckBy(runs, id);
      return target === null ? null : (words) => ({ kind: "replace", target: [target], words: [...words] });
    }
    default:
      return null;
  }
}

/** The words that a deletion or a replacement would take away. */
function struckBy(
  runs: readonly WordingRun[],
  id: BracketId,
): Extract<Change, { readonly kind: "replace" }>["target"][number] | null {
  const struck = runs.filter((run) => run.kind === "bracket" && run.bracket.id === id && run.as === "struck");
  const cells = cellsOf(struck);
  const owners = Math.min(...cells.map((cell) => cell.owners.length));
  const own = cells.filter((cell) => cell.owners.length === owners);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return null;
  return { from: { piece: first.piece, at: first.at }, to: { piece: last.piece, at: last.at + 1 } };
}
