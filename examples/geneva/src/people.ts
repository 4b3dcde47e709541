/** Who takes part, by delegation and role only: the script gives no words to a real person. */
export const people = [
  { key: "us-head", delegation: "us", role: "head" },
  { key: "us-secretary", delegation: "us", role: "secretary" },
  { key: "us-adviser", delegation: "us", role: "adviser" },
  { key: "ru-head", delegation: "ru", role: "head" },
  { key: "ru-secretary", delegation: "ru", role: "secretary" },
  { key: "ru-adviser", delegation: "ru", role: "adviser" },
] as const;

/** The delegations' press keys: they sign in the press room instead of a person's device. */
export const pressKeys = [
  { key: "us-press", delegation: "us", role: "press" },
  { key: "ru-press", delegation: "ru", role: "press" },
] as const;

/** Delegations in the founding's order, which is the order of hosting. */
export const delegations = ["us", "ru"] as const;

/** The rooms, with who is admitted to each from its founding. */
export const rooms = [
  { key: "table", kind: "table", delegations: ["us", "ru"], admits: people.map(({ key }) => key) },
  { key: "us-caucus", kind: "caucus", delegations: ["us"], admits: ["us-head", "us-secretary", "us-adviser"] },
  { key: "ru-caucus", kind: "caucus", delegations: ["ru"], admits: ["ru-head", "ru-secretary", "ru-adviser"] },
  { key: "group", kind: "group", delegations: ["us", "ru"], admits: people.map(({ key }) => key) },
  { key: "press", kind: "press", delegations: ["us", "ru"], admits: ["us-press", "ru-press"] },
] as const;

export type DelegationKey = (typeof delegations)[number];
export type PersonKey = (typeof people)[number]["key"];
export type AuthorKey = PersonKey | (typeof pressKeys)[number]["key"];
export type RoomKey = (typeof rooms)[number]["key"];
