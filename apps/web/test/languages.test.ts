import { type IntlShape, createIntl } from "react-intl";
import { describe, expect, test } from "vitest";

import { en } from "../src/messages/en/index.ts";
import { LANGUAGES } from "../src/messages/languages.ts";

type Ast = ReturnType<ReturnType<IntlShape["formatters"]["getMessageFormat"]>["getAst"]>;

/** What a message takes in, and the categories of each of its plurals and the choices of each select. */
interface Shape {
  readonly places: ReadonlySet<string>;
  readonly plurals: readonly (readonly string[])[];
  readonly selects: ReadonlySet<string>;
}

const { formatters } = createIntl({ locale: "en" });
const literal = formatters.getMessageFormat("only words", "en").getAst()[0]?.type;

function shapeOf(locale: string, words: string): Shape {
  const places = new Set<string>();
  const plurals: (readonly string[])[] = [];
  const selects = new Set<string>();
  const walk = (ast: Ast): void => {
    for (const element of ast) {
      if ("options" in element) {
        const keys = Object.keys(element.options);
        if ("pluralType" in element) plurals.push(keys);
        else selects.add(`${element.value}: ${keys.toSorted().join(" ")}`);
        for (const option of Object.values(element.options)) walk(option.value);
      }
      if ("children" in element) walk(element.children);
      // A literal and a plural's own number are not taken in by name.
      if ("value" in element && element.type !== literal) places.add(element.value);
    }
  };
  walk(formatters.getMessageFormat(words, locale).getAst());
  return { places, plurals, selects };
}

describe.each(Object.entries(LANGUAGES))("the messages in %s", (tag, language) => {
  test("are those that English has, and each says something", async () => {
    const messages = await language.load();
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.entries(messages).filter(([, words]) => words.trim() === "")).toEqual([]);
  });

  test("take in what English takes in, and choose between the same", async () => {
    const differing = Object.entries(await language.load()).filter(([id, words]) => {
      const [here, there] = [shapeOf(tag, words), shapeOf("en", en[id as keyof typeof en])];
      return (
        here.places.symmetricDifference(there.places).size > 0 ||
        here.selects.symmetricDifference(there.selects).size > 0
      );
    });
    expect(differing).toEqual([]);
  });

  test("have a form for every plural category of the language", async () => {
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const lacking = Object.entries(await language.load()).flatMap(([id, words]) =>
      shapeOf(tag, words).plurals.flatMap((forms) =>
        categories.filter((category) => !forms.includes(category)).map((category) => `${id}: ${category}`),
      ),
    );
    expect(lacking).toEqual([]);
  });
});

test("French sets its unbreakable spaces before double signs and within guillemets", async () => {
  const loose = Object.entries(await LANGUAGES.fr.load()).filter(([, words]) => /\p{L} [;:!?»…]|« /u.test(words));
  expect(loose).toEqual([]);
});
