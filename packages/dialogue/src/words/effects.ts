import type { EffectsOf } from "../effect.ts";
import { get, has, set } from "../persistent/id-map.ts";
import { append } from "../persistent/log.ts";
import type { FileRef } from "../shape.ts";
import { wordsOf } from "./select.ts";
import type { wordsActs } from "./acts.ts";

/** Renderings of the same words. */
const MOST_TRANSLATIONS = 64;

const NO_FILES: readonly FileRef[] = [];

export const wordsEffects: EffectsOf<keyof typeof wordsActs> = {
  "words.say": (room, act, stamp) => {
    const { spoken } = room;
    if (act.replyTo !== undefined && wordsOf(room, act.replyTo) === null) return "NOTHING_THERE";
    if (act.topic !== undefined && !has(room.topics, act.topic)) return "NOTHING_THERE";
    if (act.weight !== undefined && room.kind !== "caucus") return "WRONG_ROOM";
    const words = append(spoken.words, {
      id: stamp.act,
      text: act.text,
      language: act.language ?? null,
      replyTo: act.replyTo ?? null,
      topic: act.topic ?? null,
      files: act.files ?? NO_FILES,
      ...(act.about === undefined ? {} : { about: act.about }),
      ...(act.weight === undefined ? {} : { weight: act.weight }),
      stamp,
    });
    return { ...room, spoken: { words, translations: spoken.translations, files: spoken.files } };
  },
  "words.translate": (room, act, stamp) => {
    if (wordsOf(room, act.words) === null) return "NOTHING_THERE";
    const before = get(room.spoken.translations, act.words) ?? [];
    if (before.length >= MOST_TRANSLATIONS) return "TOO_MANY";
    const rendered = [...before, { language: act.language, text: act.text, stamp }];
    return { ...room, spoken: { ...room.spoken, translations: set(room.spoken.translations, act.words, rendered) } };
  },
  "file.share": (room, act, stamp) => {
    if (act.topic !== undefined && !has(room.topics, act.topic)) return "NOTHING_THERE";
    const shared = { id: stamp.act, file: act.file, note: act.note ?? null, topic: act.topic ?? null, stamp };
    return { ...room, spoken: { ...room.spoken, files: append(room.spoken.files, shared) } };
  },
  heartbeat: (room) => room,
};
