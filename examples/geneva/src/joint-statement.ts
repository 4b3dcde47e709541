import { type TabledText, packTabled } from "@longtable/text";

import type { PersonKey, RoomKey } from "./people.ts";
import { type ScriptedAct, type Step, now, provisionHash, ref, shownHash, step, subject, textHash } from "./step.ts";

/** The joint statement as it is tabled: invented for this example, and like no published one. */
export const jointStatement: TabledText = {
  nodes: [
    {
      kind: "title",
      parent: -1,
      body: ["Joint statement on how the two sides sit together (made up for this example)"],
    },
    { kind: "recital", parent: -1, body: ["Having sat at one long table in July and in September,"] },
    paragraph("1.", "The two sides will meet at the long table twice a year, in turn at each other's mission."),
    paragraph("2.", "They exchange, before each round, the words that they find hard to translate."),
    paragraph("3.", "Their interpreters keep one list of terms and read it aloud at the first session."),
    paragraph("4.", "What is said off the record stays off the record."),
  ],
  brackets: [],
  choices: [],
};

/** What the US caucus drafts by itself. */
export const caucusDraft: TabledText = {
  nodes: [paragraph("5.", "A clock in the room shows the time of both capitals.")],
  brackets: [],
  choices: [],
};

function paragraph(label: string, words: string): TabledText["nodes"][number] {
  return { kind: "paragraph", parent: -1, label: [label], body: [words] };
}

/** Words of the joint statement: a span from the piece that has them to where they end. Throws a RangeError for words it does not have. */
function words(sought: string, label = "js", pieces: readonly string[] = piecesOf(jointStatement)) {
  const piece = pieces.findIndex((text) => text.includes(sought));
  const from = pieces[piece]?.indexOf(sought);
  if (from === undefined) throw new RangeError(`No piece of ${label} has the words “${sought}”.`);
  const id = { $piece: [label, piece] };
  return { from: { piece: id, at: from }, to: { piece: id, at: from + sought.length } } as const;
}

function piecesOf({ nodes }: TabledText): readonly string[] {
  return nodes.flatMap(({ label = [], body = [] }) => [...label, ...body].filter((item) => typeof item === "string"));
}

const bracket = (label: string) => ({ $bracket: label }) as const;
const provision = (at: number, label = "js") => ({ $node: [label, at] }) as const;

type Side = "us" | "ru";
const NAMES = { us: "The US side", ru: "The Russian side" } as const;

/** An act of a side, entered by its head's secretary. */
const bySecretary = (label: string, side: Side, type: string, body: Omit<ScriptedAct, "type">, caption: string): Step =>
  step(label, `${side}-secretary`, "table", { type, text: ref(textOf(label)), ...body }, caption);

/** The texts of this example, and whose an act is: `js3-shall` is of the third round's. */
type TextLabel = "js" | "js3";
const textOf = (label: string): TextLabel => (label.startsWith("js3") ? "js3" : "js");

const propose = (label: string, side: Side, change: object, caption: string, more: object = {}): Step =>
  bySecretary(label, side, "text.propose", { change, ...more }, caption);

const accept = (what: string, side: Side, caption: string): Step =>
  bySecretary(
    `${what}-accepted-${side}`,
    side,
    "text.accept",
    { bracket: bracket(what), session: now, subject: subject(what) },
    caption,
  );

const revision = (n: number, text: TextLabel = "js", chair: Side = "ru"): Step =>
  bySecretary(
    `${text}-revision-${n}`,
    chair,
    "text.compile",
    { title: `Revision ${n}`, session: now, subject: textHash(text) },
    `The chair compiles revision ${n}`,
  );

const table = (label: string, by: PersonKey, room: RoomKey, title: string, tree: TabledText, caption: string): Step =>
  step(label, by, room, { type: "text.table", title, tree: packTabled(tree), language: "en" }, caption);

/** What must be green and initialled before a text is signed, by what it is called in the captions. */
const UNITS: readonly { readonly key: string; readonly called: string; readonly node: ReturnType<typeof provision> }[] =
  [
    { key: "title", called: "the title", node: provision(1) },
    { key: "opening", called: "the opening words", node: provision(2) },
    ...[1, 2, 3, 4].map((n) => ({ key: `p${n}`, called: `paragraph ${n}`, node: provision(n + 2) })),
    { key: "p5", called: "paragraph 5", node: provision(0, "js-clock") },
  ];

const agreed: readonly Step[] = UNITS.flatMap(({ key, called, node }) =>
  (["us", "ru"] as const).map((side) =>
    bySecretary(
      `js-${key}-agreed-${side}`,
      side,
      "text.agree",
      { node, session: now, subject: provisionHash(node), shown: shownHash(node) },
      `${NAMES[side]} agrees to ${called}${side === "ru" ? ": green" : ""}`,
    ),
  ),
);

const byHead = (label: string, side: Side, type: string, body: object, caption: string): Step =>
  step(label, `${side}-head`, "table", { type, text: ref("js"), session: now, ...body }, caption);

const initialled: readonly Step[] = UNITS.flatMap(({ key, called, node }) =>
  (["us", "ru"] as const).map((side) =>
    byHead(
      `js-${key}-initialled-${side}`,
      side,
      "text.initial",
      { node, subject: provisionHash(node), shown: shownHash(node) },
      `The ${side === "us" ? "US" : "Russian"} head initials ${called}`,
    ),
  ),
);

/** How it begins, on a text of its own: tabled, taken as the basis, and bracketed by both sides. */
const opening = (text: TextLabel, title: string, chair: Side): readonly Step[] => [
  table(text, "ru-secretary", "table", title, jointStatement, "A short joint statement is tabled"),
  accept(text, "ru", "Its own side accepts it as the basis"),
  accept(text, "us", "The other side takes it as the basis; nothing in it is agreed by that"),
  propose(
    `${text}-shall`,
    "us",
    { kind: "replace", target: [words("will", text)], words: ["shall"] },
    "The US side wants “shall”",
  ),
  propose(
    `${text}-should`,
    "ru",
    { kind: "replace", target: [words("will", text)], words: ["should"] },
    "The Russian side “should”: a choice, [shall][should]",
    { rivalOf: bracket(`${text}-shall`) },
  ),
  bySecretary(
    `${text}-aloud`,
    "us",
    "text.reserve",
    { target: [words("and read it aloud at the first session", text)] },
    "The US side reserves its position on reading the list aloud",
  ),
  revision(1, text, chair),
  propose(
    `${text}-days`,
    "ru",
    { kind: "insert", at: { before: words("before each round", text).from }, words: ["at least fourteen days "] },
    "The Russian side proposes “at least fourteen days”",
  ),
  propose(
    `${text}-ten`,
    "us",
    {
      kind: "replace",
      target: [words("fourteen", `${text}-days`, ["at least fourteen days "])],
      words: ["ten"],
    },
    "The US side proposes an amendment inside that bracket: “ten”",
  ),
  table(
    `${text}-caucus`,
    "us-secretary",
    "us-caucus",
    "A paragraph (made up for this example)",
    caucusDraft,
    "The US caucus drafts a paragraph behind its own door",
  ),
  propose(
    `${text}-clock`,
    "us",
    { kind: "newNode", at: { lastUnder: null }, nodes: caucusDraft.nodes },
    "And brings it to the table as paragraph 5",
  ),
  bySecretary(
    `${text}-off`,
    "ru",
    "text.reserve",
    { target: [{ node: provision(6, text) }] },
    "The Russian side reserves its position on paragraph 4",
  ),
  revision(2, text, chair),
];

/** The joint statement from its tabling to its signatures: an invented text, and every act on it invented. */
export const negotiatingJointStatement: readonly Step[] = [
  ...opening("js", "Joint statement (made up for this example)", "ru"),
  accept("js-ten", "ru", "The Russian side takes the amendment into its own bracket"),
  revision(3),
  bySecretary(
    "js-package",
    "ru",
    "text.package",
    { proposals: [bracket("js-days"), bracket("js-clock")], note: "The days for the clock" },
    "The Russian side offers a trade: the days for the clock, both or neither",
  ),
  accept("js-package", "us", "The US side accepts the package: both are agreed at once"),
  revision(4),
  bySecretary(
    "js-off-lifted",
    "ru",
    "text.lift",
    { bracket: bracket("js-off"), session: now, subject: subject("js-off") },
    "The Russian side lifts its bracket; nobody else could",
  ),
  accept("js-should", "us", "The US side accepts “should”: the choice is made"),
  revision(5),
  bySecretary(
    "js-aloud-lifted",
    "us",
    "text.lift",
    { bracket: bracket("js-aloud"), session: now, subject: subject("js-aloud") },
    "The US side lifts its own: no bracket is left",
  ),
  revision(6),
  ...agreed,
  ...initialled,
  ...(["us", "ru"] as const).map((side) =>
    byHead(
      `js-signed-${side}`,
      side,
      "text.sign",
      { subject: shownHash("js") },
      side === "us" ? "The US head signs the whole text" : "The Russian head signs the same words",
    ),
  ),
];

/** The same words once more, for whoever sits down at the third round's table: bracketed by both sides, and open. */
export const jointStatementOnTheTable: readonly Step[] = opening(
  "js3",
  "Joint statement of the third round (made up for this example)",
  "us",
);
