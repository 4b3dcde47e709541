import { REFUSALS, type RefusalCode } from "@longtable/protocol";

import { ClientError, refusedByNode } from "./error.ts";

/** Asks over HTTP; rejects with the node's refusal, or `NO_CONNECTION` when there is no answer at all. */
export async function requestOverHttp(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    // Nothing of a closed room belongs into a cache, and no cookie to a node.
    response = await fetch(url, { ...init, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new ClientError("NO_CONNECTION", "The node cannot be reached at this address now.", { cause });
  }
  if (response.ok) return response;
  throw await refusalIn(response);
}

async function refusalIn(response: Response): Promise<ClientError> {
  const said: unknown = await response.json().catch(() => null);
  const code = typeof said === "object" && said !== null && "code" in said ? said.code : null;
  if (typeof code === "string" && Object.hasOwn(REFUSALS, code)) return refusedByNode(code as RefusalCode, "");
  return new ClientError("BAD_ANSWER", `The node, or what stands before it, answered with HTTP ${response.status}.`);
}
