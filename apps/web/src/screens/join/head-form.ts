import type { FirstWords } from "../../worker/seats.ts";

/** What a head says of itself and its delegation before it answers or convenes. */
export interface HeadForm {
  readonly name: string;
  readonly delegation: string;
  readonly short: string;
  readonly city: string;
  readonly zone: string;
}

/** A form as it begins: where this device's own clock is, says where the delegation may report to. */
export function emptyHeadForm(delegation: string): HeadForm {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { name: "", delegation, short: "", city: "", zone: timeZone };
}

export function isShort(short: string): boolean {
  return /^[A-Z]{1,6}$/u.test(short);
}

export function isWhole({ name, delegation, short }: HeadForm): boolean {
  return name.trim() !== "" && delegation.trim() !== "" && isShort(short);
}

/** What is said at the table of it. Without a city no capital is told. */
export function firstWordsOf(form: HeadForm, convening: FirstWords["convening"]): FirstWords {
  const { delegation, short, city, zone } = form;
  const capital = city.trim() === "" ? null : { city: city.trim(), zone };
  return { name: delegation.trim(), short, capital, convening };
}
