import { project } from "../persistent/digest.ts";
import type { Hash } from "../shape.ts";
import { subjectOf } from "../subject.ts";
import type { StepTerms } from "./acts.ts";
import type { Step, StepReport } from "./state.ts";

/** H of a step's terms: what is undertaken. */
export function subjectOfTerms(terms: StepTerms): Hash {
  return subjectOf("step", project(terms));
}

/** H of a step's terms and what was reported on it: what is verified or disputed. */
export function subjectOfReports(terms: StepTerms, reports: readonly StepReport[]): Hash {
  return subjectOf(
    "step-reports",
    project(terms),
    reports.map(({ id }) => id),
  );
}

/** The step with other terms, its hashes anew; undertakings and verifications of the old ones are given. */
export function withTerms(step: Step, terms: StepTerms): Step {
  return { ...step, terms, subject: subjectOfTerms(terms), reported: subjectOfReports(terms, step.reports) };
}
