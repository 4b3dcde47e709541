import type { MessageId } from "../messages/message.ts";

/** A screen of the dialogue as the navigation lists it. */
export interface Screen {
  /** Its address below the seat, and its name in the code. */
  readonly id: string;
  readonly to:
    | "/seat/$seat/round"
    | "/seat/$seat/text"
    | "/seat/$seat/press"
    | "/seat/$seat/settings"
    | "/seat/$seat/dialogue"
    | "/seat/$seat/steps"
    | "/seat/$seat/record"
    | "/seat/$seat/caucus";
  readonly title: MessageId;
  /** Where it stands in the navigation: with the table, one's own side, or the public. */
  readonly group: "table" | "side" | "public";
}

/** Every screen, in the navigation's order. A new one is a line here and a route in `router.tsx`. */
export const SCREENS: readonly Screen[] = [
  { id: "dialogue", to: "/seat/$seat/dialogue", title: "screen.dialogue", group: "table" },
  { id: "round", to: "/seat/$seat/round", title: "screen.round", group: "table" },
  { id: "text", to: "/seat/$seat/text", title: "screen.text", group: "table" },
  { id: "steps", to: "/seat/$seat/steps", title: "screen.steps", group: "table" },
  { id: "record", to: "/seat/$seat/record", title: "screen.record", group: "table" },
  { id: "caucus", to: "/seat/$seat/caucus", title: "screen.caucus", group: "side" },
  { id: "settings", to: "/seat/$seat/settings", title: "screen.settings", group: "side" },
  { id: "press", to: "/seat/$seat/press", title: "screen.press", group: "public" },
];
