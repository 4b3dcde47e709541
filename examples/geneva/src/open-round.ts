import { jointStatementOnTheTable } from "./joint-statement.ts";
import { type Directive, type Step, ref, step, subject } from "./step.ts";

/** A time on the clocks of Geneva in the winter of 2021. */
const inWinter = (local: string) => ({ local, zone: "Europe/Zurich", offset: 60 }) as const;
const admit = (room: "table" | "us-caucus" | "ru-caucus", person: "us-adviser-2" | "ru-adviser"): Directive => ({
  directive: "admit",
  room,
  person,
  caption: `Somebody more is let into ${room === "table" ? "the table's room" : "the caucus"}`,
});

/**
 * A third round that stays open, so that whoever opens the example sits down at a table in session: invented
 * from the first act to the last.
 */
export const openRound: readonly (Step | Directive)[] = [
  admit("table", "us-adviser-2"),
  admit("us-caucus", "us-adviser-2"),
  admit("table", "ru-adviser"),
  admit("ru-caucus", "ru-adviser"),
  step(
    "round-3",
    "us-secretary",
    "table",
    {
      type: "round.plan",
      title: "Third round",
      venue: { name: "The US mission", city: "Geneva", zone: "Europe/Zurich" },
      starts: inWinter("2021-12-15T10:00"),
    },
    "A third round is planned at the US mission",
  ),
  step(
    "plan-3",
    "us-secretary",
    "table",
    {
      type: "programme.plan",
      round: ref("round-3"),
      items: [
        {
          key: "opening",
          title: "Opening by the heads",
          starts: inWinter("2021-12-15T10:00"),
          ends: inWinter("2021-12-15T10:30"),
        },
        {
          key: "arms-control",
          title: "Arms control",
          starts: inWinter("2021-12-15T10:30"),
          ends: inWinter("2021-12-15T12:30"),
          topic: ref("arms-control"),
        },
        {
          key: "technologies",
          title: "New technologies, space, artificial intelligence",
          starts: inWinter("2021-12-15T14:00"),
          ends: inWinter("2021-12-15T16:00"),
          topic: ref("technologies"),
        },
        { key: "steps", title: "Concrete steps", starts: inWinter("2021-12-15T16:00") },
      ],
    },
    "Its programme",
  ),
  step(
    "plan-3-agreed",
    "ru-secretary",
    "table",
    { type: "programme.agree", round: ref("round-3"), subject: subject("round-3") },
    "The other side agrees to it",
  ),
  step("open-3", "us-secretary", "table", { type: "round.open", round: ref("round-3") }, "The round is opened"),
  step("ack-us-s", "us-secretary", "table", { type: "house.acknowledge", subject: subject("house-2") }, "Acknowledged"),
  step("ack-us-a", "us-adviser-2", "table", { type: "house.acknowledge", subject: subject("house-2") }, "Acknowledged"),
  step("ack-ru-s", "ru-secretary", "table", { type: "house.acknowledge", subject: subject("house-2") }, "Acknowledged"),
  step("ack-ru-a", "ru-adviser", "table", { type: "house.acknowledge", subject: subject("house-2") }, "Acknowledged"),
  step(
    "ack-ru-i",
    "ru-interpreter",
    "table",
    { type: "house.acknowledge", subject: subject("house-2") },
    "Acknowledged",
  ),
  step("seat-us-3", "us-head", "table", { type: "seat.take", place: 0 }, "The US head is seated"),
  step("seat-us-s", "us-secretary", "table", { type: "seat.take", place: -1 }, "Her secretary beside her"),
  step("seat-us-a", "us-adviser-2", "table", { type: "seat.take", place: 1 }, "An adviser on the other side"),
  step(
    "seat-us-n",
    "us-secretary",
    "table",
    { type: "seat.take", place: -2, participant: ref("note-taker") },
    "The note-taker at the end",
  ),
  step("seat-ru-3", "ru-head", "table", { type: "seat.take", place: 0 }, "The Russian head is seated"),
  step("seat-ru-s", "ru-secretary", "table", { type: "seat.take", place: 1 }, "His secretary"),
  step("seat-ru-a", "ru-adviser", "table", { type: "seat.take", place: 2 }, "An adviser"),
  step("seat-ru-i", "ru-interpreter", "table", { type: "seat.take", place: -1 }, "And the interpreter"),
  step("session-3", "us-secretary", "table", { type: "session.open" }, "The session opens"),
  step(
    "begin-3",
    "us-secretary",
    "table",
    { type: "programme.begin", round: ref("round-3"), item: "opening", at: inWinter("2021-12-15T10:04") },
    "It begins four minutes late",
  ),
  step(
    "end-3",
    "us-secretary",
    "table",
    { type: "programme.end", round: ref("round-3"), item: "opening", at: inWinter("2021-12-15T10:31") },
    "And ends in time",
  ),
  step(
    "begin-3-arms",
    "us-secretary",
    "table",
    { type: "programme.begin", round: ref("round-3"), item: "arms-control", at: inWinter("2021-12-15T10:35") },
    "Then the first topic",
  ),
  step("take-up-3", "us-secretary", "table", { type: "agenda.take-up", topic: ref("arms-control") }, "It is taken up"),
  step(
    "ask-us-3",
    "us-secretary",
    "table",
    { type: "floor.request", speaker: ref("us-adviser-2") },
    "The US side asks for the floor for its adviser",
  ),
  step("grant-us-3", "us-secretary", "table", { type: "floor.grant", request: ref("ask-us-3") }, "Who has it"),
  step("yield-us-3", "us-secretary", "table", { type: "floor.yield", turn: ref("grant-us-3"), spent: 372 }, "Done"),
  step(
    "end-us-3",
    "us-secretary",
    "table",
    { type: "floor.end", turn: ref("grant-us-3"), spent: 372 },
    "The chair's count of it",
  ),
  step(
    "ask-ru-3",
    "ru-secretary",
    "table",
    { type: "floor.request", speaker: ref("ru-adviser") },
    "The Russian side asks for the floor for its own",
  ),
  step("grant-ru-3", "us-secretary", "table", { type: "floor.grant", request: ref("ask-ru-3") }, "Who now has it"),
  step(
    "mic-ru-3",
    "ru-secretary",
    "table",
    { type: "floor.microphone", on: true, participant: ref("ru-adviser") },
    "The microphone is on",
  ),
  step(
    "ask-us-4",
    "us-secretary",
    "table",
    { type: "floor.request", speaker: ref("us-head"), topic: ref("arms-control") },
    "The US head is to speak next",
  ),
  ...jointStatementOnTheTable,
];
