import type { NodeId } from "../id.ts";

/** What a file that came back says otherwise and no act of ours can say: for a person to see to. */
export interface ReturnedRemark {
  readonly code: "OTHER_LABEL" | "SETTLED_IN_FILE" | "COMMENT";
  readonly node: NodeId | null;
  readonly words: string;
  readonly by: string | null;
}
