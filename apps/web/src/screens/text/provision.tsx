import { type ReactNode, Suspense, lazy, memo, use } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { BracketView } from "@longtable/text";
import { useIsPrinting } from "../../design/printing.ts";
import type { Destination, ProvisionFace } from "../../views/text/provisions.ts";
import { DraftMark, NotePin } from "./own-marks.tsx";
import { SelectionContext, useIsInHand, useIsMarked, useIsWritten } from "./selection.ts";
import { useHolders, useInk, useShortNames } from "./sides.tsx";
import { StatusMark } from "./status-mark.tsx";
import { Wording, anchorOf } from "./wording.tsx";
import styles from "./document.module.css";
import wording from "./wording.module.css";

/** Kinds of units that are headed rather than numbered: their label stands in the line of their heading. */
const HEADED: ReadonlySet<string> = new Set(["title", "preamble", "part", "chapter", "section", "article", "annex"]);

/** One provision as a printed page has it: its mark, its number, its words. Drawn again only when it changed. */
export const Provision = memo(function DrawnProvision({
  face,
  isPreview = false,
}: {
  readonly face: ProvisionFace;
  /** Drawn beside the text, as it would be: it is not the place that references lead to. */
  readonly isPreview?: boolean;
}): ReactNode {
  const { view, status, depth } = face;
  const isWritten = useIsWritten(face.id) && !isPreview;
  // A unit that has a heading and no words of its own is written on in its heading.
  const field = view.body.length === 0 && view.heading.length > 0 ? "heading" : "body";
  const isInHand = useIsInHand(face.id) && !isPreview;
  const isHeaded = HEADED.has(view.kind);
  const isWhole = view.opening.length + view.closing.length + view.moves.length > 0;
  return (
    <div
      id={isPreview ? undefined : anchorOf(face.id)}
      tabIndex={-1}
      className={styles["provision"]}
      data-node={face.id}
      data-kind={view.kind}
      data-headed={isHeaded || undefined}
      data-unnumbered={(view.label === "" && view.labelRuns.length === 0) || undefined}
      data-depth={Math.min(5, depth)}
      data-in-hand={isInHand || undefined}
      data-struck={view.opening.some(isStrike) || undefined}
    >
      <span className={styles["mark"]}>
        <StatusMark status={status} />
      </span>
      {isPreview ? null : <NotePin node={face.id} />}
      {isHeaded ? null : (
        <span className={styles["number"]}>
          <Label view={view} />
        </span>
      )}
      <div className={styles["words"]} data-words dir="auto">
        {view.opening.map((bracket) => (
          <Edge key={bracket.id} bracket={bracket} sign="[" />
        ))}
        {view.moves.map((bracket, index) => (
          <Edge key={bracket.id} bracket={bracket} sign="" goes={face.goes[index]} />
        ))}
        {face.splitOff === "" ? null : <span className={styles["splitOff"]}>{face.splitOff}</span>}
        {isHeaded && view.label !== "" ? (
          <>
            <Label view={view} />{" "}
          </>
        ) : null}
        {view.heading.length === 0 || (isWritten && field === "heading") ? null : (
          <>
            <strong className={styles["heading"]}>
              <Wording runs={view.heading} />
            </strong>{" "}
          </>
        )}
        {isWritten ? <Written node={face.id} field={field} runs={view[field]} /> : <Wording runs={view.body} />}
        {view.closing.map((bracket) => (
          <Edge key={bracket.id} bracket={bracket} sign="]" />
        ))}
        {isWritten || isPreview ? null : <DraftMark node={face.id} />}
        {status === "initialled" && !isWhole ? (
          <span className={styles["initialled"]}>
            <FormattedMessage id="text.status.initialled" />
          </span>
        ) : null}
      </div>
      {isPreview || !(isWhole || status === "initialled") ? null : <Aside face={face} />}
    </div>
  );
});

const WordingEditor = lazy(async () => ({
  default: (await import("./editor/wording-editor.tsx")).WordingEditor,
}));

/** The provision's words, being written on. The editor is fetched when it is first needed. */
function Written({
  node,
  field,
  runs,
}: {
  readonly node: string;
  readonly field: "heading" | "body";
  readonly runs: ProvisionFace["view"]["body"];
}): ReactNode {
  const selection = use(SelectionContext);
  // What is only being written is nobody's but the writer's: it does not go onto a copy of the text.
  if (useIsPrinting()) return <Wording runs={runs} />;
  return (
    <Suspense fallback={<Wording runs={runs} />}>
      <WordingEditor place={{ node, field }} runs={runs} onClose={() => selection.write(null)} />
    </Suspense>
  );
}

/**
 * On paper, what is ours to say of a provision stands beside it: the lines of its own words then break alike, whatever
 * language this side reads.
 */
function Aside({ face: { view, status, goes } }: { readonly face: ProvisionFace }): ReactNode {
  const holders = useHolders();
  const shortNames = useShortNames();
  const destinationOf = (bracket: BracketView): ReactNode => {
    const to = goes[view.moves.indexOf(bracket)];
    return to === undefined ? null : <Goes to={to} />;
  };
  return (
    <small className={styles["aside"]}>
      {[...view.opening.filter((bracket) => !isPlain(bracket) && bracket.option === null), ...view.moves].map(
        (bracket) => (
          <span key={bracket.id}>
            {shortNames(bracket)}:{" "}
            <FormattedMessage id={`text.kind.${bracket.kind}`} values={{ holders: holders(bracket), option: "" }} />
            {destinationOf(bracket)}
          </span>
        ),
      )}
      {status === "initialled" ? <FormattedMessage id="text.status.initialled" /> : null}
    </small>
  );
}

/** Where a move would bring a provision. */
function Goes({ to: { before, under } }: { readonly to: Destination }): ReactNode {
  const place = before !== null ? "before" : under !== null ? "under" : "end";
  return (
    <>
      {" "}
      <FormattedMessage id="text.goes" values={{ place, name: before ?? under ?? "" }} />
    </>
  );
}

/** A bracket around words that are put forward needs no word beside its sign; an option has its own. */
const isPlain = ({ kind, option }: BracketView): boolean =>
  kind === "replace" || ((kind === "insert" || kind === "newNode") && option === null);

const isStrike = ({ kind }: BracketView): boolean => kind === "strike" || kind === "delete";

function Label({ view }: { readonly view: ProvisionFace["view"] }): ReactNode {
  // A label in brackets is drawn as it stands; one that a revision computed, as it reads now.
  return view.labelRuns.some(({ kind }) => kind === "bracket") ? <Wording runs={view.labelRuns} /> : view.label;
}

/** Where a bracket around whole provisions opens or closes, or whose move would bring this one here. */
interface EdgeProps {
  readonly bracket: BracketView;
  readonly sign: "[" | "]" | "";
  /** Of a move: where to. */
  readonly goes?: Destination | undefined;
}

function Edge({ bracket, sign, goes }: EdgeProps): ReactNode {
  const inkOf = useInk();
  const shortNames = useShortNames();
  const holders = useHolders();
  const intl = useIntl();
  const isMarked = useIsMarked(bracket.id);
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag of the line groups words and names them
      role="group"
      tabIndex={-1}
      aria-label={intl.formatMessage(
        { id: "text.edge.label" },
        { isEnd: String(sign === "]"), isMarked: String(isMarked), holders: holders(bracket) },
      )}
      className={`${wording["bracket"] ?? ""} ${styles["edge"] ?? ""}`}
      data-bracket={bracket.id}
      data-ink={inkOf(bracket)}
      data-edge={sign}
      data-marked={isMarked || undefined}
    >
      {sign === "]" ? <sup className={wording["holder"]}>{shortNames(bracket)}</sup> : null}
      {sign === "" ? null : <span className={wording["sign"]}>{sign}</span>}
      {sign === "]" || isPlain(bracket) ? null : (
        <span className={styles["what"]} data-option={bracket.option ?? undefined}>
          <FormattedMessage
            id={`text.kind.${bracket.kind}`}
            values={{ holders: holders(bracket), option: bracket.option ?? "" }}
          />
          {goes === undefined ? null : <Goes to={goes} />}{" "}
        </span>
      )}
    </span>
  );
}
