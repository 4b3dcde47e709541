import { type ReactNode, use, useCallback, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { Change, NodeGap } from "@longtable/text";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { ProvisionFace } from "../../views/text/provisions.ts";
import styles from "./margin.module.css";
import { SelectionContext } from "./selection.ts";
import { useTablePlace } from "./table-place.ts";

interface StructureProps {
  readonly face: ProvisionFace;
  /** All provisions, in order. */
  readonly provisions: readonly ProvisionFace[];
}

/** What may be proposed of a whole provision: writing on it, a new one beside it, striking, moving, joining. */
export function Structure({ face, provisions }: StructureProps): ReactNode {
  const selection = use(SelectionContext);
  const { propose, place } = useTablePlace();
  const [beside, setBeside] = useState<"before" | "after" | null>(null);
  const siblings = provisions.filter(({ view }) => view.parent === face.view.parent && view.kind !== "footnote");
  const at = siblings.findIndex(({ id }) => id === face.id);
  const [above, below, beyond] = [siblings[at - 1], siblings[at + 1], siblings[at + 2]];
  const lastUnder: NodeGap = { lastUnder: face.view.parent };
  const put = (change: Change): void => propose([{ type: "text.propose", text: place.text, change }]);
  const before = (sibling: ProvisionFace | undefined): NodeGap =>
    sibling === undefined ? lastUnder : { beforeNode: sibling.id };
  const write = useCallback(() => selection.write(face.id), [selection, face.id]);
  useKey("E", <FormattedMessage id="text.write" />, write);
  return (
    <div className={styles["acts"]}>
      <Button look="primary" shortcut="E" onPress={write}>
        <FormattedMessage id="text.write" />
      </Button>
      <details className={styles["more"]}>
        <summary>
          <FormattedMessage id="text.more" />
        </summary>
        <div className={styles["acts"]}>
          <Button onPress={() => setBeside("before")}>
            <FormattedMessage id="text.new.before" />
          </Button>
          <Button onPress={() => setBeside("after")}>
            <FormattedMessage id="text.new.after" />
          </Button>
          {beside === null ? null : (
            <NewProvision
              kind={face.view.kind}
              at={beside === "before" ? before(face) : before(below)}
              onClose={() => setBeside(null)}
            />
          )}
          <Button onPress={() => put({ kind: "strike", node: face.id })}>
            <FormattedMessage id="text.strike" />
          </Button>
          {above === undefined ? null : (
            <Button onPress={() => put({ kind: "move", node: face.id, to: before(above) })}>
              <FormattedMessage id="text.move.up" />
            </Button>
          )}
          {below === undefined ? null : (
            <>
              <Button onPress={() => put({ kind: "move", node: face.id, to: before(beyond) })}>
                <FormattedMessage id="text.move.down" />
              </Button>
              <Button onPress={() => put({ kind: "merge", first: face.id, second: below.id })}>
                <FormattedMessage id="text.join.next" />
              </Button>
            </>
          )}
        </div>
      </details>
    </div>
  );
}

interface NewProvisionProps {
  readonly kind: ProvisionFace["view"]["kind"];
  readonly at: NodeGap;
  readonly onClose: () => void;
}

/** The words of a new provision. Its number is the text's to give. */
function NewProvision({ kind, at, onClose }: NewProvisionProps): ReactNode {
  const { propose, place } = useTablePlace();
  const [words, setWords] = useState("");
  const said = words.trim().replaceAll(/\s*[\r\n]+\s*/gu, " ");
  const put = (): void => {
    const nodes = [{ kind, parent: -1, body: [said] }];
    propose([{ type: "text.propose", text: place.text, change: { kind: "newNode", at, nodes } }], onClose);
  };
  return (
    <div className={styles["asking"]}>
      <TextInput
        label={<FormattedMessage id="text.new.words" />}
        value={words}
        onChange={setWords}
        lines={3}
        maxLength={20_000}
      />
      <div className={styles["acts"]}>
        {said === "" ? null : (
          <Button look="primary" onPress={put}>
            <FormattedMessage id="text.write.table" />
          </Button>
        )}
        <Button look="plain" onPress={onClose}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </div>
  );
}
