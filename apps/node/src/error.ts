/** Every way in which a node cannot start or go on. */
export type NodeErrorCode =
  | "PORT_TAKEN"
  | "UNWRITABLE_FOLDER"
  | "BAD_PORT"
  | "INSECURE_ADDRESS"
  | "BAD_ORIGIN"
  | "BAD_CERTIFICATE"
  | "FOLDER_IN_USE"
  | "NEWER_STORE"
  | "DAMAGED_STORE"
  | "WRONG_KEY"
  | "OUT_OF_ORDER"
  | "BACKUP_FAILED"
  | "NO_BACKUP"
  | "NO_APP";

/** One clear sentence for the operator. */
export class NodeError extends Error {
  readonly code: NodeErrorCode;

  constructor(code: NodeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NodeError";
    this.code = code;
  }
}
