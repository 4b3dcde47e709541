import { sha256, toHex, utf8 } from "@longtable/protocol";

/** A drawing made for this example: it stands in for a photograph and shows no real person. */
export interface Drawing {
  readonly svg: string;
  /** As a public statement holds it. */
  readonly photograph: {
    readonly hash: string;
    readonly length: number;
    readonly media: "image/svg+xml";
    readonly alt: string;
    readonly credit: string;
  };
}

function drawing(alt: string, body: string): Drawing {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><title>${alt}</title>${body}<text x="118" y="77" font-size="5" text-anchor="end">drawing made for the example</text></svg>`;
  const bytes = utf8(svg);
  const credit = "The Russian mission (here: a drawing made for this example)";
  return { svg, photograph: { hash: toHex(sha256(bytes)), length: bytes.length, media: "image/svg+xml", alt, credit } };
}

/** The two drawings, in the order of publication. */
export const drawings = {
  table: drawing(
    "Drawing: a long table with chairs on two sides",
    '<rect width="120" height="80" fill="#eee"/><rect x="20" y="34" width="80" height="12" fill="#865"/><path d="M30 28h60M30 52h60" stroke="#333" stroke-width="6" stroke-dasharray="6 8"/>',
  ),
  door: drawing(
    "Drawing: a closed door with a place card beside it",
    '<rect width="120" height="80" fill="#eef"/><rect x="45" y="12" width="30" height="60" fill="#754"/><circle cx="70" cy="44" r="2" fill="#fd8"/><rect x="84" y="36" width="20" height="10" fill="#fff" stroke="#333"/>',
  ),
} as const;
/** A drawing's name in the script. */
export type DrawingKey = keyof typeof drawings;
