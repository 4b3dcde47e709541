import type { OtherFormatName, Problem, Unreadable } from "@longtable/text";
import { useMemo } from "react";
import { type IntlShape, useIntl } from "react-intl";

/** What the reader of files says, in the reader's language. */
export interface ReaderSentences {
  /** What is odd, and what to do about it. */
  problem(problem: Pick<Problem, "kind" | "values">): readonly [string, string];
  /** Why a file is not read, and what to do. */
  unreadable(why: Omit<Unreadable, "ok" | "message">): string;
}

export function useReader(): ReaderSentences {
  const intl = useIntl();
  return useMemo(() => readerSentences(intl), [intl]);
}

/** The same for whoever has no page: a test, or a script. */
export function readerSentences(intl: IntlShape): ReaderSentences {
  const formatValues = (name: OtherFormatName | undefined): Readonly<Record<"format" | "advice", string>> => ({
    format: intl.formatMessage({ id: `format.${name ?? "unknown"}` }),
    advice: intl.formatMessage({ id: `format.${name ?? "unknown"}.do` }),
  });
  return {
    problem: ({ kind, values }) => {
      const all = isFormat(values["format"]) ? { ...values, ...formatValues(values["format"]) } : values;
      return [
        intl.formatMessage({ id: `problem.${kind}` }, all),
        intl.formatMessage({ id: `problem.${kind}.do` }, all),
      ];
    },
    unreadable: ({ code, part = "", format }) =>
      intl.formatMessage({ id: `unreadable.${code}` }, { part, ...formatValues(format) }),
  };
  function isFormat(name: unknown): name is OtherFormatName {
    return typeof name === "string" && Object.hasOwn(intl.messages, `format.${name}`);
  }
}
