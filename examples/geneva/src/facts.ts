/** One fact of the report: what happened, how it was put, who said so, how precisely. */
export interface Fact {
  readonly key: string;
  readonly text: string;
  /** The report's own words, where they are at hand. */
  readonly asReported: string | null;
  /** Whom the report names for it, or, where it names nobody, the agency whose report it is. */
  readonly by: string;
  readonly precision: "exact" | "approximate" | "day" | "part of a month";
}

const fact = (
  key: string,
  text: string,
  precision: Fact["precision"] = "exact",
  asReported: string | null = null,
  by = "the ATS agency",
): Fact => ({ key, text, asReported, by, precision });

/** All that is taken from the report. Whatever the script holds beyond this is marked as invented. */
export const facts: readonly Fact[] = [
  fact("mandate", "A summit in Geneva on 16 June 2021 gave the mandate.", "day"),
  fact("first-round", "A round at the end of July 2021, hosted by the US permanent mission.", "part of a month"),
  fact("first-topic", "The July round was mainly about arms control.", "approximate"),
  fact("second-round", "A round on Thursday 30 September 2021, hosted by the Russian permanent mission.", "day"),
  fact(
    "second-hour",
    "It began at 08:00 GMT, which is 04:00 EDT.",
    "approximate",
    "around 8 a.m.",
    "a member of the Russian mission",
  ),
  fact("us-head", "Wendy Sherman, US Deputy Secretary of State, headed the US delegation."),
  fact("ru-head", "Sergei Riabkov, Russian Deputy Foreign Minister, headed the Russian delegation."),
  fact("topics", "Topics: arms control, new technologies, space, artificial intelligence."),
  fact("closed", "The doors were closed and no media admitted."),
  fact("masks", "Masks were required."),
  fact(
    "post",
    "In a public post the US mission said what its delegation looked forward to.",
    "exact",
    "looks forward to productive discussions",
    "the US mission, in a public post",
  ),
  fact("photographs", "The US post reproduced two photographs that the Russian side had published."),
  fact("wish", "Bonnie Jenkins wished for concrete steps.", "exact", "concrete steps", "Bonnie Jenkins"),
];
