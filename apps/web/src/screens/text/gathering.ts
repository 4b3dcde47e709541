import type { ProvisionFace } from "../../views/text/provisions.ts";

/** Provisions that are drawn together: one after the other, or as alternatives side by side. */
export type Gathered =
  | { readonly is: "provisions"; readonly id: string; readonly faces: readonly ProvisionFace[] }
  | { readonly is: "alternatives"; readonly id: string; readonly options: readonly (readonly ProvisionFace[])[] };

/** Provisions to a stretch. The browser lays out and paints the stretches in view only. */
const STRETCH = 6;

/** Longer options than this are drawn one after the other: side by side they would not be readable. */
const LONGEST_OPTION = 6;

/** Keeps the stretches of a text from one state of it to the next. */
export class Stretches {
  #before: readonly Gathered[] = [];

  /** The stretches of these provisions. */
  of(faces: readonly ProvisionFace[]): readonly Gathered[] {
    this.#before = gather(faces, this.#before);
    return this.#before;
  }
}

/**
 * Puts rival provisions that follow each other side by side, and everything else into short stretches. Stretches
 * that hold the same provisions as before are the same objects.
 */
function gather(faces: readonly ProvisionFace[], before: readonly Gathered[]): readonly Gathered[] {
  const kept = new Map(before.map((one) => [one.id, one]));
  const made: Gathered[] = [];
  let stretch: ProvisionFace[] = [];
  const add = (one: Gathered): void => {
    const old = kept.get(one.id);
    made.push(old !== undefined && isSame(old, one) ? old : one);
  };
  const flush = (): void => {
    const [first] = stretch;
    if (first !== undefined) add({ is: "provisions", id: first.id, faces: stretch });
    stretch = [];
  };
  for (let at = 0; at < faces.length;) {
    const options = optionsAt(faces, at);
    const [first] = options;
    if (options.length > 1 && first?.[0] !== undefined) {
      flush();
      add({ is: "alternatives", id: `alternatives ${first[0].id}`, options });
      at += options.reduce((sum, option) => sum + option.length, 0);
      continue;
    }
    const face = faces[at];
    if (face !== undefined) stretch.push(face);
    if (stretch.length >= STRETCH) flush();
    at += 1;
  }
  flush();
  return made;
}

/** The options of one choice that begin here, each a whole provision or a few, right after each other. */
function optionsAt(faces: readonly ProvisionFace[], at: number): readonly (readonly ProvisionFace[])[] {
  const choice = faces[at]?.view.opening.find((bracket) => bracket.choice !== null)?.choice ?? null;
  if (choice === null) return [];
  const options: (readonly ProvisionFace[])[] = [];
  for (let from = at; ;) {
    const bracket = faces[from]?.view.opening.find((one) => one.choice === choice);
    if (bracket === undefined) return options;
    const length = lengthOf(faces, from, bracket.id);
    if (length === 0) return options;
    options.push(faces.slice(from, from + length));
    from += length;
  }
}

/** How many provisions a bracket around whole ones takes in; 0 when they are too many to stand side by side. */
function lengthOf(faces: readonly ProvisionFace[], from: number, bracket: string): number {
  const depth = faces[from]?.depth ?? 0;
  for (let length = 1; length <= LONGEST_OPTION && from + length <= faces.length; length += 1) {
    const isLast = faces.slice(from, from + length).some(({ view }) => view.closing.some(({ id }) => id === bracket));
    const next = faces[from + length];
    if (isLast && (next === undefined || next.depth <= depth)) return length;
  }
  return 0;
}

function isSame(one: Gathered, other: Gathered): boolean {
  if (one.is === "provisions" && other.is === "provisions") return isEqual(one.faces, other.faces);
  if (one.is !== "alternatives" || other.is !== "alternatives") return false;
  return (
    one.options.length === other.options.length &&
    one.options.every((option, index) => isEqual(option, other.options[index] ?? []))
  );
}

function isEqual(one: readonly ProvisionFace[], other: readonly ProvisionFace[]): boolean {
  return one.length === other.length && one.every((face, index) => face === other[index]);
}
