import type { en } from "./en/index.ts";

/** The id of a message: one of those that English has. */
export type MessageId = keyof typeof en;
/** All messages of a language. */
export type Messages = Readonly<Record<MessageId, string>>;

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- this is how react-intl is told which messages there are
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}
