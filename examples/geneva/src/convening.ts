import { type Directive, type Step, now, ref, step, subject } from "./step.ts";

const mandate = {
  text: "The summit of 16 June 2021 in Geneva gave this dialogue its mandate.",
  source: { who: "The two governments", what: "Summit", where: "Geneva", on: "2021-06-16" },
};

/** The rooms are founded, the delegations introduce themselves, and both heads convene the dialogue. */
export const convening: readonly (Step | Directive)[] = [
  { directive: "found", room: "table", caption: "The table: both delegations, behind closed doors" },
  { directive: "found", room: "us-caucus", caption: "The US caucus: one delegation's own room" },
  { directive: "found", room: "ru-caucus", caption: "The Russian caucus" },
  { directive: "found", room: "press", caption: "The press room: open to all" },
  step(
    "us-name",
    "us-head",
    "table",
    {
      type: "delegation.introduce",
      name: "United States",
      short: "US",
      ink: "indigo",
      capital: { city: "Washington", zone: "America/New_York" },
    },
    "The US delegation introduces itself",
  ),
  step(
    "ru-name",
    "ru-head",
    "table",
    {
      type: "delegation.introduce",
      name: "Russian Federation",
      short: "RU",
      ink: "umber",
      capital: { city: "Moscow", zone: "Europe/Moscow" },
    },
    "The Russian delegation introduces itself",
  ),
  step(
    "convening",
    "us-head",
    "table",
    { type: "dialogue.convene", title: "Dialogue", mandate, session: now },
    "The dialogue is convened on the summit's mandate",
    { fact: true },
  ),
  step(
    "convened",
    "ru-head",
    "table",
    { type: "accord.accept", accord: ref("convening"), session: now, subject: subject("convening") },
    "The other head accepts: the dialogue is convened",
  ),
];
