import type { NodeId } from "../id.ts";

/**
 * What a file that came back says otherwise and no act of ours can say, or none should without being asked: for a person to see to. Numbers
 * change with a revision alone; a provision under one that is only proposed can be moved there once that is on the table; a comment may
 * be meant for one's own side, so it is carried only where that is asked.
 */
export interface ReturnedRemark {
  readonly code: "OTHER_LABEL" | "OTHER_LEVEL" | "SETTLED_IN_FILE" | "COMMENT";
  readonly node: NodeId | null;
  readonly words: string;
  readonly by: string | null;
}
