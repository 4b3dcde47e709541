import type { look as english } from "../en/look.ts";

export const look = {
  "look.title": "Первый взгляд",
  "look.sub":
    "Двое глав за одним столом, а между ними узел, где лежит их запись. Скажите что-нибудь с одной стороны: другая это прочтёт, а узлу достанется запечатанная строка.",
  "look.pane": "{delegation}: что видит глава",
  "look.host": "Узел",
  "look.host.sub": "Всё, что есть у узла от этой комнаты: места, размеры, ключи устройств. Новое сверху.",
  "look.say": "Сказать для записи",
  "look.say.do": "Сказать",
  "look.said": "Сказано за столом",
  "look.said.none": "В этой комнате для записи ещё ничего не сказано.",
  "look.row": "Место {seq, number}, {form, select, sealed {запечатано} other {{form}}}, {size, number} байт",
  "look.row.device": "устройство {device}…",
  "look.tamper": "Подделать",
  "look.tamper.label": "Подделать: место {seq, number}",
  "look.refused":
    "Узел отдал место {seq, number} изменённым. Это устройство отвергло запись: подпись самого узла стоит не под этими строками ({code}).",
  "look.unnoticed": "Это устройство не заметило, что место {seq, number} изменено. Так быть не должно никогда.",
  "look.intact": "То, что хранит это устройство, осталось как было.",
  "look.further": "Сесть за стол:",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
