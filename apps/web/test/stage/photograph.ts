import { Buffer } from "node:buffer";

import type { Page } from "playwright-core";

/**
 * A photograph as a telephone would leave it: a real JPEG that says by which camera and where it was taken (EXIF
 * 2.32, TIFF little-endian), with words behind the end of the picture.
 */
export async function tellingPhotograph(page: Page, behind: string): Promise<Buffer> {
  const plain = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 200);
    const context = canvas.getContext("2d");
    if (context === null) return [];
    context.fillStyle = "#efe9dc";
    context.fillRect(0, 0, 320, 200);
    context.fillStyle = "#8b8069";
    for (const x of [70, 115, 160, 205, 250]) context.fillRect(x - 9, 60, 18, 18);
    context.fillRect(30, 90, 260, 24);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const jpeg = Buffer.from(plain);
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(), jpeg.subarray(2), Buffer.from(behind)]);
}

/** APP1 with an IFD that names the camera, and a GPS IFD: 46° 13' 40" N. */
function exifSegment(): Buffer {
  const tiff = Buffer.alloc(150);
  tiff.write("II", 0, "latin1");
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(2, 8);
  entry(10, 0x010f, 2, 10, 40);
  entry(22, 0x8825, 4, 1, 56);
  tiff.write("Telltale 1", 40, "latin1");
  tiff.writeUInt16LE(2, 56);
  entry(58, 0x0001, 2, 2, 0x4e);
  entry(70, 0x0002, 5, 3, 100);
  for (const [index, part] of [46, 13, 40].entries()) {
    tiff.writeUInt32LE(part, 100 + index * 8);
    tiff.writeUInt32LE(1, 104 + index * 8);
  }
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  const payload = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}
