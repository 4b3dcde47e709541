import type { reported as english } from "../en/reported.ts";

export const reported = {
  "reported.title": "Что сказано в сообщениях",
  "reported.explained":
    "Пример следует диалогу, о котором пресса сообщала в 2021 году. Вот факты с указанием источника. Всё прочее в нём придумано и помечено там, где стоит.",
  "reported.by": "Источник: {by}.",
  "reported.precision":
    "{precision, select, exact {} approximate {Сказано без точной цифры.} day {Известно с точностью до дня.} other {Известна лишь часть месяца.}}",
  "reported.open": "Что сказано в сообщениях",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
