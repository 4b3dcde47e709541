import { Buffer } from "node:buffer";
import { writeFileSync } from "node:fs";

import type { Page } from "playwright-core";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 5;

/**
 * Writes a film of a picture lying before the camera, as Chromium's fake camera plays it again and again
 * (YUV4MPEG2: brightness, then colour at a quarter of the size, here none).
 */
export async function writeFilm(page: Page, picture: Buffer, file: string): Promise<void> {
  const luma = await page.evaluate(
    async ({ bytes, width, height }) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const context = new OffscreenCanvas(width, height).getContext("2d");
      if (context === null) return [];
      context.fillStyle = "#777777";
      context.fillRect(0, 0, width, height);
      const scale = Math.min((0.9 * width) / bitmap.width, (0.9 * height) / bitmap.height);
      const [w, h] = [bitmap.width * scale, bitmap.height * scale];
      context.drawImage(bitmap, (width - w) / 2, (height - h) / 2, w, h);
      const { data } = context.getImageData(0, 0, width, height);
      // The codes are black on white: any of the three colours is the brightness.
      return [...data].filter((_, index) => index % 4 === 0);
    },
    { bytes: [...picture], width: WIDTH, height: HEIGHT },
  );
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(luma), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
}
