import { type ReactNode, use, useCallback } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { OpenBracket } from "../../views/text/provisions.ts";
import { SelectionContext, useIsMarked, useMarked } from "./selection.ts";
import { useTablePlace } from "./table-place.ts";
import { callAct } from "./text-acts.ts";
import styles from "./text.module.css";

/** So many brackets are marked at once: no act names more. */
const MOST_MARKED = 256;

/** Marks a bracket, so that something is done with it and others at once; or takes its mark away. */
export function Mark({ bracket }: { readonly bracket: string }): ReactNode {
  const selection = use(SelectionContext);
  const isMarked = useIsMarked(bracket);
  const press = useCallback(() => selection.mark(bracket), [selection, bracket]);
  useKey("M", <FormattedMessage id="text.mark.key" />, press);
  return (
    <Button onPress={press} shortcut="M">
      <FormattedMessage id={isMarked ? "text.mark.off" : "text.mark"} />
    </Button>
  );
}

/** Marks all brackets that nobody holds, as far as they are shown: for whoever may call on them. */
export function MarkUnclaimed({ brackets }: { readonly brackets: readonly OpenBracket[] }): ReactNode {
  const selection = use(SelectionContext);
  const { room, place } = useTablePlace();
  const all = brackets.filter(({ kind, whose }) => kind !== "mark" && whose === "unclaimed").slice(0, MOST_MARKED);
  const [first] = all;
  const call = callAct(place, first === undefined ? [] : [{ bracket: first.id, words: "keep" }]);
  const may = useMay(room, { call });
  if (may?.call.ok !== true) return null;
  return (
    <Button look="plain" onPress={() => selection.setMarked(all.map(({ id }) => id))}>
      <FormattedMessage id="text.mark.unclaimed" values={{ count: all.length }} />
    </Button>
  );
}

/** What can be done with all that is marked, at once. */
export function MarkedActs(): ReactNode {
  const marked = useMarked();
  return marked.length === 0 ? null : <Acts marked={marked} />;
}

function Acts({ marked }: { readonly marked: readonly string[] }): ReactNode {
  const selection = use(SelectionContext);
  const { room, place, propose, callOn } = useTablePlace();
  const clear = (): void => selection.setMarked([]);
  const offer = { type: "text.package", text: place.text, proposals: [...marked] } as const;
  const call = callAct(
    place,
    marked.map((bracket) => ({ bracket, words: "keep" })),
  );
  const may = useMay(room, { offer, call });
  const mayOffer = may?.offer.ok === true && marked.length > 1;
  const mayCall = may?.call.ok === true;
  return (
    <>
      <span className={styles["marked"]}>
        <FormattedMessage id="text.marked" values={{ count: marked.length }} />
        {may === null || mayOffer || mayCall || marked.length === 1 ? null : (
          <>
            {" "}
            <FormattedMessage id="text.marked.nothing" />
          </>
        )}
      </span>
      {mayOffer ? (
        <Button look={mayCall ? "usual" : "primary"} onPress={() => propose([offer], clear)}>
          <FormattedMessage id="text.package.offer" values={{ count: marked.length }} />
        </Button>
      ) : null}
      {mayCall ? (
        <Button look="primary" onPress={() => callOn(marked, clear)}>
          <FormattedMessage id="text.call.make" values={{ count: marked.length }} />
        </Button>
      ) : null}
      <Button look="plain" onPress={clear}>
        <FormattedMessage id="text.marked.off" />
      </Button>
    </>
  );
}
