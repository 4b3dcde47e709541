import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  memo,
  use,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { ProvisionFace } from "../../views/text/provisions.ts";
import { type Gathered, Stretches } from "./gathering.ts";
import { useIsPrinting } from "../../design/printing.ts";
import { numberLines } from "./line-numbers.ts";
import { Provision } from "./provision.tsx";
import { SelectionContext } from "./selection.ts";
import { useSideName } from "./sides.tsx";
import styles from "./document.module.css";

interface DocumentProps {
  readonly title: string;
  readonly language: string | null;
  readonly provisions: readonly ProvisionFace[];
  /** Called with a provision when its words are to be written on. */
  readonly onOpen: (node: string) => void;
}

/** Stretches that are drawn at once when a text is opened; the others follow while the page already answers. */
const FIRST = 8;

/** The text itself, as a printed page: drawn stretch by stretch, and laid out by the browser where it is looked at. */
export function Document({ title, language, provisions, onOpen }: DocumentProps): ReactNode {
  const intl = useIntl();
  const selection = use(SelectionContext);
  const stretches = useStretches(provisions);
  const drawn = useDeferredValue(stretches, stretches.slice(0, FIRST));
  const isPrinting = useIsPrinting();
  const shown = isPrinting ? stretches : drawn;
  const page = useRef<HTMLElement>(null);
  // After each drawing: what is drawn while the page goes to paper has its numbers too.
  useLayoutEffect(() => (isPrinting && page.current !== null ? numberLines(page.current) : undefined));
  const select = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest("[contenteditable], button, label") !== null) return;
    if (!(event.target instanceof Element) || event.target.closest("a") !== null) return;
    if (globalThis.getSelection()?.isCollapsed === false) return;
    const bracket = event.target.closest<HTMLElement>("[data-bracket]");
    const node = event.target.closest<HTMLElement>("[data-node]")?.dataset["node"] ?? null;
    if (bracket !== null) selection.select({ is: "bracket", bracket: bracket.dataset["bracket"] ?? "", node });
    else if (node !== null) selection.select({ is: "provision", node });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is walked through with the arrow keys
    <article
      ref={page}
      className={styles["document"]}
      data-printing={isPrinting || undefined}
      aria-label={intl.formatMessage({ id: "text.document" }, { title })}
      lang={language ?? undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- from here the arrow keys lead into it
      tabIndex={0}
      onClick={select}
      onDoubleClick={(event) => {
        const node = (event.target as Element).closest<HTMLElement>("[data-node]")?.dataset["node"];
        if (node !== undefined) onOpen(node);
      }}
      onKeyDown={(event) => walk(event, (element) => follow(element), onOpen)}
    >
      {shown.map((one) => (
        <Stretch key={one.id} gathered={one} />
      ))}
    </article>
  );

  function follow(element: HTMLElement): void {
    element.focus();
    const node = element.closest<HTMLElement>("[data-node]")?.dataset["node"] ?? null;
    const { bracket } = element.dataset;
    if (bracket !== undefined) selection.select({ is: "bracket", bracket, node });
    else if (node !== null) selection.select({ is: "provision", node });
  }
}

/** Stretches keep their identity while nothing in them changes. */
function useStretches(provisions: readonly ProvisionFace[]): readonly Gathered[] {
  const [memory] = useState(() => new Stretches());
  return useMemo(() => memory.of(provisions), [memory, provisions]);
}

/** Arrow keys: up and down from provision to provision, left and right from bracket to bracket. Enter writes on a provision. */
function walk(event: KeyboardEvent, follow: (element: HTMLElement) => void, onOpen: (node: string) => void): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (target.isContentEditable || target.closest("form") !== null) return;
  const isAcross = key === "ArrowLeft" || key === "ArrowRight";
  if (isAcross || key === "ArrowUp" || key === "ArrowDown") {
    const all = [...currentTarget.querySelectorAll<HTMLElement>(isAcross ? "[data-bracket]" : "[data-node]")];
    const isForward = key === "ArrowDown" || (key === "ArrowRight") === (getComputedStyle(target).direction === "ltr");
    const next = neighbour(all, target, isAcross ? isForward : key === "ArrowDown");
    if (next === null) return;
    event.preventDefault();
    follow(next);
    return;
  }
  const node = target.closest<HTMLElement>("[data-node]")?.dataset["node"];
  if (key === "Enter" && node !== undefined && target.dataset["bracket"] === undefined) {
    event.preventDefault();
    onOpen(node);
  }
}

/** The one after, or before, in the order of the page. */
function neighbour(all: readonly HTMLElement[], from: HTMLElement, isForward: boolean): HTMLElement | null {
  const at = all.indexOf(from);
  if (at >= 0) return all[at + (isForward ? 1 : -1)] ?? null;
  const before = all.filter((one) => (one.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  return isForward ? (all[before.length] ?? null) : (before.at(-1) ?? null);
}

const Stretch = memo(function DrawnStretch({ gathered }: { readonly gathered: Gathered }): ReactNode {
  if (gathered.is === "alternatives") return <Alternatives options={gathered.options} />;
  return (
    <div className={styles["stretch"]}>
      {gathered.faces.map((face) => (
        <Provision key={face.id} face={face} />
      ))}
    </div>
  );
});

/** Rival provisions, side by side under their numbers. */
function Alternatives({ options }: { readonly options: readonly (readonly ProvisionFace[])[] }): ReactNode {
  const sideName = useSideName();
  return (
    <div className={styles["alternatives"]}>
      {options.map((faces, index) => {
        const bracket = faces[0]?.view.opening.find(({ choice }) => choice !== null);
        const holder = bracket?.holders[0] ?? "";
        return (
          <section key={faces[0]?.id} className={styles["option"]}>
            <h3>
              <FormattedMessage
                id="text.option"
                values={{ number: index + 1, isHeld: String(holder !== ""), holder: sideName(holder) }}
              />
            </h3>
            {faces.map((face) => (
              <Provision key={face.id} face={face} />
            ))}
          </section>
        );
      })}
    </div>
  );
}
