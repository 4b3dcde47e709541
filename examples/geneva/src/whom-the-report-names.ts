import { type Directive, type Step, ref, step } from "./step.ts";

/** The heads whom the report names for the second round: announced for that round, and for no other. */
export const whomTheReportNames: readonly (Step | Directive)[] = [
  step(
    "reported-us-head",
    "us-secretary",
    "table",
    { type: "delegation.member", role: "head", name: "Wendy Sherman" },
    "As the report has it, Wendy Sherman heads the US delegation",
    { fact: true },
  ),
  step(
    "reported-ru-head",
    "ru-secretary",
    "table",
    { type: "delegation.member", role: "head", name: "Sergei Riabkov" },
    "As the report has it, Sergei Riabkov heads the Russian delegation",
    { fact: true },
  ),
];

/** They leave the list with the round, so that nothing invented later stands beside their names. */
export const untilTheRoundCloses: readonly (Step | Directive)[] = [
  step(
    "reported-us-head-leaves",
    "us-secretary",
    "table",
    { type: "delegation.depart", member: ref("reported-us-head") },
    "What follows is not in the report: the name it gives goes with the round",
  ),
  step(
    "reported-ru-head-leaves",
    "ru-secretary",
    "table",
    { type: "delegation.depart", member: ref("reported-ru-head") },
    "And so does the other",
  ),
];
