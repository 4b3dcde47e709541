import { accordsBefore } from "./accords.ts";
import { delegation } from "./delegation.ts";
import { deskFace } from "./desk.ts";
import { dialogue } from "./dialogue.ts";
import { door } from "./door.ts";
import { may } from "./may.ts";
import { outbox } from "./outbox.ts";
import { press } from "./press.ts";
import { published } from "./published.ts";
import { record } from "./record.ts";
import { round } from "./round.ts";
import { said } from "./said.ts";
import { steps } from "./steps.ts";
import { talk } from "./talk.ts";
import { transfers } from "./transfers.ts";
import { bracket } from "./text/bracket.ts";
import { textCalls } from "./text/calls.ts";
import { pinned } from "./text/pinned.ts";
import { provision, wholeText } from "./text/provision.ts";
import { text, texts } from "./text/text.ts";
import type { DeskView, RoomView } from "./view.ts";

/** Every view of a room, by the name that `useView` asks for. */
export const roomViews = {
  accords: accordsBefore,
  bracket,
  dialogue,
  door,
  may,
  outbox,
  pinned,
  provision,
  published,
  record,
  round,
  said,
  steps,
  talk,
  text,
  textCalls,
  texts,
  wholeText,
} as const satisfies Readonly<Record<string, RoomView<never, unknown>>>;
export type RoomViews = typeof roomViews;

/** Every view of the whole desk, by the name that `useDesk` asks for. */
export const deskViews = { desk: deskFace, transfers, delegation, press } as const satisfies Readonly<
  Record<string, DeskView<never, unknown>>
>;
export type DeskViews = typeof deskViews;
