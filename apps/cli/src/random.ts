import { randomBytes } from "node:crypto";

/** That many bytes from the platform's cryptographic source. */
export const random = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));
