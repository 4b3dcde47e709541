import { useIntl } from "react-intl";

import { isolated } from "../messages/isolated.ts";
import { directionOf } from "../messages/languages.ts";
import type { DelegationFace, PersonFace } from "../views/people.ts";

/** A delegation's name as a string, isolated where it runs against the page; before it has introduced itself, its number. */
export function useDelegationName(): (delegation: DelegationFace) => string {
  const intl = useIntl();
  return ({ name, short }) =>
    name === null
      ? intl.formatMessage({ id: "people.delegation" }, { number: short })
      : isolated(name, directionOf(intl.locale));
}

/** Somebody by name, isolated where it runs against the page, or, for whoever has none, by role. */
export function usePersonName(): (person: PersonFace) => string {
  const intl = useIntl();
  return ({ name, role }) =>
    name === null || name === ""
      ? intl.formatMessage({ id: `role.plate.${role}` })
      : isolated(name, directionOf(intl.locale));
}
