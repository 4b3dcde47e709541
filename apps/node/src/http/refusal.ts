import { type RefusalCode, refusalSentence } from "@longtable/protocol";

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503 | 507;

const STATUS: Readonly<Partial<Record<RefusalCode, Status>>> = {
  BAD_SIGNATURE: 401,
  NOT_SIGNED_IN: 401,
  NOT_ADMITTED: 403,
  NOT_ENTITLED: 403,
  NO_SUCH_ROOM: 404,
  NO_SUCH_THING: 404,
  ALREADY_THERE: 409,
  OTHER_FILE: 409,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  NO_SPACE: 507,
  DISK_FULL: 507,
};

/** A refusal as an HTTP answer: the same codes and sentences as over a socket, in JSON. */
export function refusedOverHttp(code: RefusalCode): Response {
  return Response.json({ code, why: refusalSentence(code) }, { status: STATUS[code] ?? 400 });
}
