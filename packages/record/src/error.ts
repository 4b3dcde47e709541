/** Every way in which a record can be refused. */
export type RecordErrorCode = "OUT_OF_RANGE" | "INCONSISTENT" | "BAD_BUNDLE" | "BAD_EVIDENCE";

/** A bug or a record that contradicts itself. The message says what is wrong and where. */
export class RecordError extends Error {
  readonly code: RecordErrorCode;

  constructor(code: RecordErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RecordError";
    this.code = code;
  }
}
