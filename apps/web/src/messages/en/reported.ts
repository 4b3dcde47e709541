/** What the report says, in the example. */
export const reported = {
  "reported.title": "What the report says",
  "reported.explained":
    "The example follows a dialogue as the press reported it in 2021. These are its facts, with their source. Everything else that happens in it is invented and marked so where it stands.",
  "reported.by": "As reported by {by}.",
  "reported.precision":
    "{precision, select, exact {} approximate {Said without an exact figure.} day {Known to the day.} other {Known to a part of the month.}}",
  "reported.open": "What the report says",
} as const;
