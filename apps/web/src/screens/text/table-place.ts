import { createContext, use } from "react";

import type { Act } from "@longtable/protocol";
import type { RoomRef } from "../../views/view.ts";
import type { ActPlace } from "./text-acts.ts";

/** What everything inside one text may need: where acts go, whose ink the reader writes in, and how something is put forward. */
export interface TablePlace {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly ink: string | undefined;
  readonly short: string;
  /** Shows what acts would make of the text, as everybody would see it, and does them once that was read. */
  readonly propose: (acts: readonly Act[], onDone?: () => void) => void;
  /** Shows what a chair's call on brackets that nobody holds would come to, and makes it once that was read. */
  readonly callOn: (brackets: readonly string[], onDone?: () => void) => void;
}

/** The place of the text that is shown. */
export const TablePlaceContext = createContext<TablePlace | null>(null);

/** The place of the text around. */
export function useTablePlace(): TablePlace {
  const place = use(TablePlaceContext);
  if (place === null) throw new TypeError("This is shown inside a text.");
  return place;
}
