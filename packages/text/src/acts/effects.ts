import { acceptProposal } from "./accept.ts";
import type { TextActType } from "./acts.ts";
import { agree } from "./agree.ts";
import { makeCall } from "./call.ts";
import { claim } from "./claim.ts";
import { compile } from "./compile.ts";
import type { TextEffect } from "./effect.ts";
import { initial } from "./initial.ts";
import { join } from "./join.ts";
import { lift } from "./lift.ts";
import { object } from "./object.ts";
import { packageProposals } from "./package.ts";
import { propose } from "./propose.ts";
import { repair } from "./repair.ts";
import { reopen } from "./reopen.ts";
import { report } from "./report.ts";
import { reserve } from "./reserve.ts";
import { sign } from "./sign.ts";
import { take } from "./take.ts";
import { withdraw } from "./withdraw.ts";

/** What each type of act does to the text that it is about. `text.table` makes one, `text.part` brings a stretch of one. */
export const textEffects: { readonly [T in Exclude<TextActType, "text.table" | "text.part">]: TextEffect<T> } = {
  "text.propose": propose,
  "text.package": packageProposals,
  "text.join": join,
  "text.accept": acceptProposal,
  "text.object": object,
  "text.withdraw": withdraw,
  "text.take": take,
  "text.reserve": reserve,
  "text.lift": lift,
  "text.claim": claim,
  "text.call": makeCall,
  "text.reopen": reopen,
  "text.agree": agree,
  "text.initial": initial,
  "text.sign": sign,
  "text.compile": compile,
  "text.repair": repair,
  "text.report": report,
};
