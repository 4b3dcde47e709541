/**
 * Who takes part: six devices from the start, and two that come in after the second round. All are known by role
 * alone, for what they do here is invented. Whom the report names stands in the round that it reports on, as a
 * member without a device (`whom-the-report-names.ts`), and does and says nothing.
 */
export const people = [
  { key: "us-head", delegation: "us", role: "head", name: null, shownAs: "the US head" },
  { key: "us-secretary", delegation: "us", role: "secretary", name: null, shownAs: "the US head's secretary" },
  { key: "us-adviser", delegation: "us", role: "adviser", name: null, shownAs: "a US adviser" },
  { key: "ru-head", delegation: "ru", role: "head", name: null, shownAs: "the Russian head" },
  { key: "ru-secretary", delegation: "ru", role: "secretary", name: null, shownAs: "the Russian head's secretary" },
  { key: "ru-interpreter", delegation: "ru", role: "interpreter", name: null, shownAs: "a Russian interpreter" },
  { key: "us-adviser-2", delegation: "us", role: "adviser", name: null, shownAs: "another US adviser" },
  { key: "ru-adviser", delegation: "ru", role: "adviser", name: null, shownAs: "a Russian adviser" },
] as const;

/** Whom the table is founded with. */
const fromTheStart = ["us-head", "us-secretary", "us-adviser", "ru-head", "ru-secretary", "ru-interpreter"] as const;

/** The delegations' press keys: they sign in the press room instead of a person's device. */
export const pressKeys = [
  { key: "us-press", delegation: "us", role: "press", name: null, shownAs: "the US press key" },
  { key: "ru-press", delegation: "ru", role: "press", name: null, shownAs: "the Russian press key" },
] as const;

/** Delegations in the founding's order, which is the order of hosting. */
export const delegations = ["us", "ru"] as const;

/** The rooms, with who is admitted to each at its founding; when that is, a directive says. */
export const rooms = [
  { key: "table", kind: "table", delegations: ["us", "ru"], admits: fromTheStart },
  { key: "us-caucus", kind: "caucus", delegations: ["us"], admits: ["us-head", "us-secretary", "us-adviser"] },
  { key: "ru-caucus", kind: "caucus", delegations: ["ru"], admits: ["ru-head", "ru-secretary", "ru-interpreter"] },
  {
    key: "group",
    kind: "group",
    delegations: ["us", "ru"],
    admits: ["us-head", "us-secretary", "us-adviser", "ru-head", "ru-secretary"],
  },
  { key: "press", kind: "press", delegations: ["us", "ru"], admits: ["us-press", "ru-press"] },
] as const;

export type DelegationKey = (typeof delegations)[number];
export type PersonKey = (typeof people)[number]["key"];
export type AuthorKey = PersonKey | (typeof pressKeys)[number]["key"];
export type RoomKey = (typeof rooms)[number]["key"];
