/** Reads codes in pictures: the browser's own detector, or, where there is none, that of the library `qr`. */
export interface CodeReader {
  /** The text of a code in a picture or a film's present frame; null when none is found. */
  read(picture: ImageBitmap | HTMLVideoElement): Promise<string | null>;
}

/** What the app uses of the Shape Detection API, which few browsers have. */
interface Detector {
  detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly ["qr_code"] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** A reader of codes. The library comes only when it is needed: it is not part of the app's first load. */
export async function openCodeReader(): Promise<CodeReader> {
  const detector = await openDetector();
  return {
    read: async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null,
  };
}

async function openDetector(): Promise<Detector> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (Own !== undefined && (await Own.getSupportedFormats()).includes("qr_code")) {
    return new Own({ formats: ["qr_code"] });
  }
  const { BarcodeDetector } = await import("qr/decode.js");
  return new BarcodeDetector({ formats: ["qr_code"] });
}
