import type { shell as english } from "../en/shell.ts";

export const shell = {
  "shell.skip": "Перейти к содержанию экрана",
  "shell.loading": "Комната открывается …",
  "shell.screens": "Экраны",
  "shell.menu": "Меню",
  "shell.menu.close": "Закрыть",
  "shell.yourSide": "Ваша сторона",
  "shell.public": "Публично",
  "shell.untitled": "Диалог",
  "shell.example": "Устройство из примера",
  "shell.example.explained":
    "Это устройство приложено к примеру готовым: его ключи ничего не защищают. В остальных случаях устройство создаёт свои.",
  "shell.out": "Это устройство отозвано",
  "shell.out.sentence":
    "Глава вашей делегации отозвал это устройство. Прочитанное на нём остаётся здесь; ничего из того, что вы на нём делаете, больше не попадает в запись. Если это ошибка, попросите у главы новое приглашение. Если нет, забудьте это устройство в настройках.",
  "shell.you": "Вы — {role}, {delegation}",

  "screen.dialogue": "Диалог",
  "screen.round": "Раунд",
  "screen.round.number": "Раунд {number, number}",
  "screen.settings": "Настройки",
  "screen.badge.open": "открыт",

  "door.label": "Дверь этой комнаты: {delegation}",
  "door.table": "За столом",
  "door.caucus": "Ваша делегация",
  "door.group": "Рабочая группа",
  "door.line": "Прямая линия",
  "door.press": "Публично",
  "door.who.table":
    "{delegations}, {people, plural, one {# человек} few {# человека} many {# человек} other {# человека}}, за закрытыми дверями",
  "door.who.caucus":
    "только {delegation}, {people, plural, one {# человек} few {# человека} many {# человек} other {# человека}}",
  "door.who.press": "опубликованное здесь читают все",
  "door.here":
    "{count, plural, =0 {больше никого сейчас нет} one {здесь ещё # устройство} few {здесь ещё # устройства} many {здесь ещё # устройств} other {здесь ещё # устройства}}",
  "door.inRecord": "в записи",
  "door.inRecord.offline": "в записи, насколько это устройство её прочло",
  "door.waiting":
    "{count, plural, one {# действие} few {# действия} many {# действий} other {# действия}} на пути в запись",
  "door.waiting.offline":
    "{count, plural, one {# действие хранится} few {# действия хранятся} many {# действий хранятся} other {# действия хранятся}} здесь, в записи ещё нет",
  "door.held":
    "{count, plural, one {# запись ждёт} few {# записи ждут} many {# записей ждут} other {# записи ждут}} ключа",
  "door.stopped": "остановлено здесь: {sentence}",
  "door.connecting": "соединение с узлом",
  "door.offline": "нет соединения",
  "door.reconnect": "Попробовать сейчас",
  "door.elsewhere": "открыто в другой вкладке; эта ждёт",

  "paper.table": "За закрытыми дверями: за столом",
  "paper.group": "За закрытыми дверями: рабочая группа",
  "paper.line": "За закрытыми дверями: прямая линия",
  "paper.caucus": "Только для своей делегации: {delegation}",
  "paper.press": "Публично лишь то, что здесь названо опубликованным: {delegation}",
  "paper.made":
    "По записи из {entries, plural, one {# строки} few {# строк} many {# строк} other {# строки}} · напечатано {time}",

  "role.head": "глава",
  "role.deputy": "заместитель",
  "role.secretary": "секретарь",
  "role.adviser": "советник",
  "role.interpreter": "переводчик",
  "role.note-taker": "протоколист",
  "role.chair": "председатель",
  "role.press": "пресса",
  "role.plate.head": "Глава",
  "role.plate.deputy": "Заместитель",
  "role.plate.secretary": "Секретарь",
  "role.plate.adviser": "Советник",
  "role.plate.interpreter": "Переводчик",
  "role.plate.note-taker": "Протоколист",
  "role.plate.chair": "Председатель",
  "role.plate.press": "Пресса",
  "people.delegation": "Делегация {number}",
  "people.invented": "придумано для этого примера",
  "people.invented.short": "придумано",

  "time.at": "{time}, {city}",
  "time.seconds": "{seconds, number} с",
  "time.minutes": "{minutes, number} мин",
  "time.hours": "{hours, number} ч {minutes, number, ::00} мин",

  "mishap.title": "Этот экран остановился",
  "mishap.sentence": "Из диалога ничего не потеряно: сделанное вами хранится на этом устройстве.",
  "mishap.code": "Код: {code}",
  "mishap.again": "Попробовать снова",
  "nothing.here": "По этому адресу ничего нет",
  "nothing.why":
    "Возможно, ссылка пришла не полностью или того, что здесь находилось, больше нет на этом устройстве. Попросите отправителя прислать ссылку целиком.",
  "nothing.home": "К диалогам на этом устройстве",

  "home.title": "Диалоги на этом устройстве",
  "home.none": "На этом устройстве ещё нет диалогов.",
  "home.none.how":
    "Откройте на этом устройстве присланное вам приглашение. Тогда оно создаст свои ключи и попросит впустить его.",
  "home.at": "на {origin}",
  "home.forget": "Забыть это место",
  "open.title": "Открывается пример",
  "open.taking": "Готовое устройство из этой ссылки настраивается здесь, и у узла запрашиваются его комнаты.",
  "open.failed": "Пример не удалось открыть",
  "open.bad": "Эта ссылка не открывает устройства из примера. Скопируйте её целиком из терминала, где работает узел.",
  "open.unknown":
    "У узла нет примера с этим устройством. Ссылка обрезана, или пример с тех пор открыт заново. Скопируйте ссылку ещё раз из терминала, где работает узел.",

  "keys.title": "Клавиатура",
  "keys.help": "Справка по клавиатуре",
  "keys.explained": "Эти клавиши действуют, пока вы ничего не пишете.",
  "keys.on": "Одиночные клавиши действуют",
  "keys.none": "У этого экрана нет своих клавиш.",
  "keys.close": "Закрыть",
  "keys.this": "Показать это",
  "scan.explained": "Камера работает, только пока это открыто. Снимки не покидают устройство и не хранятся.",
  "scan.camera": "Включить камеру",
  "scan.stop": "Выключить камеру",
  "scan.picture": "Выбрать снимок",
  "scan.film": "Что видит камера",
  "scan.noCamera":
    "Камеры здесь нет, или браузеру нельзя ею пользоваться. Разрешите её в настройках браузера или выберите снимок.",
  "scan.nothing": "Код на снимке не найден. Снимите ближе, прямо и при лучшем свете.",

  "outbox.notTaken": "Не принято; повторить?",
  "outbox.repeat": "Повторить",
  "outbox.letBe": "Оставить так",
  "outbox.waiting":
    "Хранится на этом устройстве, в записи ещё нет: {count, plural, one {# действие} few {# действия} many {# действий} other {# действия}}",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
