/** The first look: two sides and what their host sees. */
export const look = {
  "look.title": "A first look",
  "look.sub":
    "Two heads at one table, and between them the node that holds their record. Say something on one side: the other side reads it, and the host gets a sealed row.",
  "look.pane": "{delegation}, as its head sees it",
  "look.host": "The host",
  "look.host.sub": "All that the node has of this room: places, sizes, keys of devices. Newest first.",
  "look.say": "Say for the record",
  "look.say.do": "Say it",
  "look.said": "Said at the table",
  "look.said.none": "Nothing has been said for the record in this room yet.",
  "look.row": "Place {seq, number}, {form, select, sealed {sealed} other {{form}}}, {size, number} bytes",
  "look.row.device": "device {device}…",
  "look.tamper": "Tamper with it",
  "look.tamper.label": "Tamper with it: place {seq, number}",
  "look.refused":
    "The host served place {seq, number} altered. This device refused the record: the node’s own signature is not over these entries ({code}).",
  "look.unnoticed": "This device did not notice that place {seq, number} was altered. That must never happen.",
  "look.intact": "What this device holds stands as it was.",
  "look.further": "Sit down at the table as",
} as const;
