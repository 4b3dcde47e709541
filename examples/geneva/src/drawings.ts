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

/** All strokes are one pen's: brown ink on paper, so that nobody takes a drawing for a photograph. */
const PEN = 'fill="none" stroke="#4a4036" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"';

function drawing(alt: string, strokes: string): Drawing {
  const note =
    '<text x="352" y="233" font-family="serif" font-style="italic" font-size="8" fill="#4a4036" text-anchor="end">drawing made for the example</text>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240"><title>${alt}</title><rect width="360" height="240" fill="#f3ecdf"/><g ${PEN}>${strokes}</g>${note}</svg>`;
  const bytes = utf8(svg);
  const credit = "The Russian mission (here: a drawing made for this example)";
  return { svg, photograph: { hash: toHex(sha256(bytes)), length: bytes.length, media: "image/svg+xml", alt, credit } };
}

/** The places at the table, from the window to the front: how far down, how far from the middle, how large. */
const PLACES = [0, 1, 2, 3, 4].map((n) => ({ y: 104 + 20 * n, aside: 38 + 7.9 * n, size: 0.7 + 0.13 * n }));

/** A chair, and before it on the table a name card and a microphone. */
function place({ y, aside, size }: (typeof PLACES)[number], side: -1 | 1): string {
  const at = (x: number): number => Math.round((180 + side * x) * 10) / 10;
  const up = (height: number): number => Math.round((y - height * size) * 10) / 10;
  const [near, far] = [aside + 10 * size, aside + 26 * size];
  const half = 5 * size;
  return [
    `<path d="M${at(near)} ${up(-12)}V${up(0)}M${at(far)} ${up(-12)}V${up(0)}"/>`,
    `<path d="M${at(near)} ${up(0)}V${up(24)}Q${at(near + 8 * size)} ${up(31)} ${at(far)} ${up(24)}V${up(0)}Z" fill="#e2d4bd"/>`,
    `<path d="M${at(aside - 3 * size)} ${up(-3)}H${at(aside - 3 * size - 2 * half)}l${side * 2} ${-half}H${at(aside - 5 * size)}Z" fill="#fffaf0"/>`,
    `<path d="M${at(aside - 19 * size)} ${up(-3)}q${side} ${-half * 1.6} ${side * half} ${-half * 2}"/>`,
  ].join("");
}

/** The two drawings, in the order of publication. */
export const drawings = {
  table: drawing(
    "Drawing: a long table with chairs on two sides",
    [
      '<path d="M0 70H360M0 240L70 70M360 240L290 70" stroke-width="0.6"/>',
      '<path d="M140 14h80v44h-80zM180 14v44M140 36h80" fill="#e8eef0"/>',
      '<path d="M150 84H210L258 206H102Z" fill="#cfae86"/><path d="M102 206v9H258v-9" fill="#b8956b"/>',
      '<path d="M180 90V200" stroke-width="0.6" stroke-dasharray="5 4"/>',
      ...PLACES.flatMap((one) => [place(one, -1), place(one, 1)]),
    ].join(""),
  ),
  door: drawing(
    "Drawing: a closed door with a place card beside it",
    [
      '<path d="M0 204H360" stroke-width="0.8"/>',
      '<path d="M108 204V30Q108 22 116 22H232Q240 22 240 30V204" fill="#e2d4bd"/>',
      '<path d="M118 204V34H230V204M174 34V204" fill="#cfae86"/>',
      '<path d="M126 44h40v62h-40zM182 44h40v62h-40zM126 118h40v74h-40zM182 118h40v74h-40z" fill="#c4a17a"/>',
      '<path d="M169 122v14M179 122v14" stroke-width="2.4"/>',
      '<path d="M286 204v-58M270 204h32" /><path d="M262 118h48v28h-48z" fill="#fffaf0"/><path d="M270 128h32M270 136h22" stroke-width="0.8"/>',
    ].join(""),
  ),
} as const;
/** A drawing's name in the script. */
export type DrawingKey = keyof typeof drawings;
