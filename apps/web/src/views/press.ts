import {
  type Draft,
  type PublicStatement,
  type Published,
  currentSession,
  currentVersion,
  drafts,
  publications,
  publishedNow,
} from "@longtable/dialogue";

import { type DelegationFace, delegationFaces } from "./people.ts";
import type { DeskNow } from "./view.ts";

/** A statement in the making. */
export interface DraftFace {
  readonly id: string;
  readonly statement: PublicStatement;
  readonly subject: string;
  readonly wordings: number;
  readonly isApproved: boolean;
  readonly isReleased: boolean;
}

/** A statement that is out. */
export interface OutFace {
  readonly id: string;
  readonly by: DelegationFace | null;
  readonly isOurs: boolean;
  readonly statement: PublicStatement;
  /** Milliseconds since 1970 by the clock of whoever published it. */
  readonly at: number;
  readonly corrections: readonly string[];
  readonly withdrawn: string | null;
  /** Of a statement that is to be joint: with whom, who has endorsed this wording, and what endorsing it names. */
  readonly joint: {
    readonly sides: readonly DelegationFace[];
    readonly endorsed: readonly string[];
    readonly subject: string;
  } | null;
  readonly isInvented: boolean;
}

/** What the press screen shows: one's own side's drafts, what is out, and what may be done with it. */
export interface PressView {
  readonly hasPress: boolean;
  /** True where this device holds the press key. */
  readonly mayPublish: boolean;
  /** The caucus's session, which an approval names. */
  readonly session: string;
  readonly us: DelegationFace | null;
  /** Those that a statement can be joint with. */
  readonly others: readonly DelegationFace[];
  readonly drafts: readonly DraftFace[];
  readonly out: readonly OutFace[];
}

/** Null until the caucus was read. */
export function press(desk: DeskNow): PressView | null {
  const rooms = [...desk.rooms.values()];
  const [table, caucus, open] = (["table", "caucus", "press"] as const).map((kind) =>
    rooms.find((room) => room.kind === kind),
  );
  if (caucus === undefined) return null;
  const ours = caucus.author?.delegation ?? null;
  const faces = table === undefined ? [] : delegationFaces(table.state, ours);
  return {
    hasPress: open !== undefined,
    mayPublish: desk.seat.isHead && open !== undefined && !desk.kept.isOut,
    session: currentSession(caucus.state)?.id ?? caucus.room,
    us: faces.find(({ isOurs }) => isOurs) ?? null,
    others: faces.filter(({ isOurs }) => !isOurs),
    drafts: drafts(caucus.state).map(draftFace).toReversed(),
    out:
      open === undefined
        ? []
        : publications(open.state.press).map((one) => {
            const now = publishedNow(one);
            return {
              id: one.id,
              by: faces.find(({ id }) => id === one.delegation) ?? null,
              isOurs: one.delegation === ours,
              statement: now.statement,
              at: one.versions[0].stamp.at,
              corrections: one.versions.flatMap(({ why }) => why ?? []),
              withdrawn: one.withdrawn?.why ?? null,
              joint: jointOf(one, faces),
              isInvented: now.stamp.invented,
            };
          }),
  };
}

function jointOf(one: Published, faces: readonly DelegationFace[]): OutFace["joint"] {
  const { statement, subject } = publishedNow(one);
  const { jointWith } = statement;
  if (jointWith === undefined) return null;
  const sides = faces.filter(({ id }) => jointWith.includes(id));
  return { sides, endorsed: Object.keys(one.endorsed), subject };
}

function draftFace(draft: Draft): DraftFace {
  const { statement, subject } = currentVersion(draft);
  return {
    id: draft.id,
    statement,
    subject,
    wordings: draft.versions.length,
    isApproved: draft.approved !== null,
    isReleased: draft.released !== null,
  };
}
