/**
 * How a view that was sent before differs now. A view is plain data; what did not change is not sent, and
 * keeps its identity on the page, so that React leaves it alone. In a list whose items have an `id`, only
 * the items that changed travel, and the order only when it is another. Names and ids are their authors'
 * words, so they are keys of maps and not of objects.
 */
export type Patch =
  | { readonly to: "value"; readonly value: unknown }
  | { readonly to: "fields"; readonly fields: ReadonlyMap<string, Patch>; readonly gone: readonly string[] }
  | {
      readonly to: "items";
      /** Every id in the new order; null when the order is the same. */
      readonly order: readonly string[] | null;
      readonly items: ReadonlyMap<string, Patch>;
    };

type Fields = Readonly<Record<string, unknown>>;
type Item = Fields & { readonly id: string };

/** What turns `before` into `after`; null when they are the same. Arrays of items without ids are sent whole. */
export function patchBetween(before: unknown, after: unknown): Patch | null {
  if (Object.is(before, after)) return null;
  if (isItems(before) && isItems(after)) return between(before, after);
  if (isFields(before) && isFields(after)) return betweenFields(before, after);
  return isSame(before, after) ? null : { to: "value", value: after };
}

function between(before: readonly Item[], after: readonly Item[]): Patch | null {
  const old = new Map(before.map((item) => [item.id, item]));
  const items = new Map<string, Patch>();
  for (const item of after) {
    const patch = patchBetween(old.get(item.id), item);
    if (patch !== null) items.set(item.id, patch);
  }
  const isSameOrder = before.length === after.length && after.every(({ id }, index) => before[index]?.id === id);
  if (isSameOrder && items.size === 0) return null;
  return { to: "items", order: isSameOrder ? null : after.map(({ id }) => id), items };
}

function betweenFields(before: Fields, after: Fields): Patch | null {
  const fields = new Map<string, Patch>();
  for (const [name, value] of Object.entries(after)) {
    const patch = Object.hasOwn(before, name)
      ? patchBetween(before[name], value)
      : ({ to: "value", value } satisfies Patch);
    if (patch !== null) fields.set(name, patch);
  }
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return fields.size > 0 || gone.length > 0 ? { to: "fields", fields, gone } : null;
}

/** The value after a patch. What the patch does not name is the very object that it was before. */
export function applyPatch(before: unknown, patch: Patch): unknown {
  switch (patch.to) {
    case "value":
      return patch.value;
    case "fields": {
      const after = new Map(Object.entries(before as Fields));
      for (const name of patch.gone) after.delete(name);
      for (const [name, inner] of patch.fields) after.set(name, applyPatch(after.get(name), inner));
      return Object.fromEntries(after);
    }
    case "items": {
      const old = new Map((before as readonly Item[]).map((item) => [item.id, item]));
      const order = patch.order ?? [...old.keys()];
      return order.map((id) => {
        const inner = patch.items.get(id);
        return inner === undefined ? old.get(id) : applyPatch(old.get(id), inner);
      });
    }
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A list whose items can be told apart: each an object with an `id` that no other has. */
function isItems(value: unknown): value is readonly Item[] {
  if (!Array.isArray(value)) return false;
  const ids = new Set<unknown>();
  for (const item of value as readonly unknown[]) {
    if (!isFields(item) || typeof item["id"] !== "string") return false;
    ids.add(item["id"]);
  }
  return ids.size === value.length;
}

function isSame(before: unknown, after: unknown): boolean {
  if (ArrayBuffer.isView(before) && ArrayBuffer.isView(after)) return isSameBytes(before, after);
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  return before.every((item, index) => patchBetween(item, after[index]) === null);
}

function isSameBytes(before: ArrayBufferView, after: ArrayBufferView): boolean {
  if (before.byteLength !== after.byteLength) return false;
  const one = new Uint8Array(before.buffer, before.byteOffset, before.byteLength);
  const other = new Uint8Array(after.buffer, after.byteOffset, after.byteLength);
  return one.every((byte, index) => byte === other[index]);
}
