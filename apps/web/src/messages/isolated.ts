import type { IntlShape } from "react-intl";

const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;
const FROM_LEFT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Latin}]/u;
/** What a message chooses by, such as a role: no words of anybody's. */
const KEYWORD = /^[A-Za-z_.-]+$/u;

/**
 * Words that run against the page, kept apart from the sentence around them (Unicode Annex 9, §2.7: first strong isolate), so
 * that a Hebrew name moves no full stop of an English sentence. Others are left as they are.
 */
export function isolated(words: string, direction: "ltr" | "rtl"): string {
  const runsAgainst = direction === "ltr" ? FROM_RIGHT.test(words) : FROM_LEFT.test(words) && !KEYWORD.test(words);
  return runsAgainst ? `\u2068${words}\u2069` : words;
}

/** The same messages, with every word that people wrote isolated in them. */
export function isolating(intl: IntlShape, direction: "ltr" | "rtl"): IntlShape {
  const format: (...given: Parameters<IntlShape["formatMessage"]>) => unknown = (descriptor, values, options) =>
    intl.formatMessage(descriptor, isolatedValues(values, direction), options);
  return {
    ...intl,
    formatMessage: format as IntlShape["formatMessage"],
    $t: format as IntlShape["formatMessage"],
  };
}

type Values = Parameters<IntlShape["formatMessage"]>[1];

function isolatedValues(values: Values, direction: "ltr" | "rtl"): Values {
  // Nearly all run with the page: they go on as they are, since a long text has thousands of messages.
  const isApart = (value: unknown): boolean => typeof value === "string" && isolated(value, direction) !== value;
  if (values === undefined || !Object.values(values).some(isApart)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? isolated(value, direction) : value,
    ]),
  ) as Values;
}
