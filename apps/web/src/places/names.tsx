import { useIntl } from "react-intl";

import type { DelegationFace, PersonFace } from "../views/people.ts";

/** A delegation's name as a string; before it has introduced itself, its number. */
export function useDelegationName(): (delegation: DelegationFace) => string {
  const intl = useIntl();
  return ({ name, short }) => name ?? intl.formatMessage({ id: "people.delegation" }, { number: short });
}

/** Somebody by name, or, for whoever has none, by role. */
export function usePersonName(): (person: PersonFace) => string {
  const intl = useIntl();
  return ({ name, role }) => (name === null || name === "" ? intl.formatMessage({ id: `role.plate.${role}` }) : name);
}
