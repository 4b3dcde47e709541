import { type RefusalCode, refusalSentence } from "@longtable/protocol";

/** Every way in which a delegate's device can fail, beside a node's own refusals. */
export type ClientErrorCode =
  | RefusalCode
  | "NO_CONNECTION"
  | "FILE_DAMAGED"
  | "WRONG_NODE"
  | "BAD_ANSWER"
  | "RECORD_CONTRADICTS"
  | "COPY_FAILED"
  | "SEAL_DIFFERS"
  | "VERDICT_DIFFERS"
  | "NO_KEY"
  | "NOT_IN_ROOM";

/** A failure with one sentence that a delegate can act on. */
export class ClientError extends Error {
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ClientError";
    this.code = code;
  }
}

/** A node's refusal as an error. */
export function refusedByNode(code: RefusalCode, why: string): ClientError {
  return new ClientError(code, why === "" ? refusalSentence(code) : why);
}
