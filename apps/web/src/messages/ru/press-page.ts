import type { pressPage as english } from "../en/press-page.ts";

export const pressPage = {
  "pressPage.title": "Опубликовано",
  "pressPage.sub": "Всё, что делегации сказали здесь публично, новое сверху. Каждую подпись проверил ваш браузер.",
  "pressPage.none": "Здесь ещё ничего не опубликовано.",
  "pressPage.by": "Подписано делегацией {by}…, {at}",
  "pressPage.joint": "Совместное: его подтвердили все названные в нём делегации.",
  "pressPage.corrected": "Исправлено: {why}",
  "pressPage.withdrawn": "Отозвано: {why}",
  "pressPage.photograph": "Фотография: {alt} ({credit})",
  "pressPage.photograph.theirs": "Фотография, источник: {credit}",
  "pressPage.away": "Узел сейчас недоступен.",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
