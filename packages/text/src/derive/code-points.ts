/** How many code points a string has. */
export function codePointsIn(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}

/** The part of a well-formed string between two of its code points, whose number (`length`) is known. */
export function sliceCodePoints(text: string, length: number, from: number, to: number): string {
  if (from === 0 && to === length) return text;
  if (text.length === length) return text.slice(from, to);
  return Array.from(text).slice(from, to).join("");
}
