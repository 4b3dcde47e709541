import type { Messages } from "../message.ts";
import { acts } from "./acts.ts";
import { caucus } from "./caucus.ts";
import { dialogue } from "./dialogue.ts";
import { join } from "./join.ts";
import { look } from "./look.ts";
import { press } from "./press.ts";
import { pressPage } from "./press-page.ts";
import { reader } from "./reader.ts";
import { record } from "./record.ts";
import { refusal } from "./refusal.ts";
import { reported } from "./reported.ts";
import { round } from "./round.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { text } from "./text.ts";
import { steps } from "./steps.ts";

/** Russian, whole. */
export const ru: Messages = {
  ...shell,
  ...acts,
  ...caucus,
  ...dialogue,
  ...join,
  ...look,
  ...press,
  ...pressPage,
  ...reader,
  ...record,
  ...refusal,
  ...reported,
  ...round,
  ...settings,
  ...text,
  ...steps,
};
