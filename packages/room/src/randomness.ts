/** Where fresh keys and nonces come from: that many bytes from a cryptographic source. */
export type Randomness = (length: number) => Uint8Array<ArrayBuffer>;
