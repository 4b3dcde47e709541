import type { settings as english } from "../en/settings.ts";

export const settings = {
  "settings.title": "Настройки",
  "settings.language": "Язык",
  "settings.appearance": "Вид",
  "settings.appearance.system": "Как в системе",
  "settings.appearance.light": "Светлый",
  "settings.appearance.dark": "Тёмный",
  "settings.device": "Это устройство",
  "settings.device.key": "Его ключ: {key}",
  "settings.device.node": "Узел {origin} ведёт их порядок и хранит их запечатанными.",
  "settings.device.where":
    "Его ключи лежат в этом браузере, на этом устройстве, и больше нигде. Очистка данных браузера стирает их.",
  "settings.rooms": "Где лежат комнаты",
  "settings.node.key": "Ключ узла, чтобы сравнить с тем, что он показывает на /node:",
  "settings.room":
    "{size, plural, one {здесь проверена # запись} few {здесь проверены # записи} many {здесь проверено # записей} other {здесь проверено # записи}}",
  "settings.caucus":
    "Комната делегации лежит там, где она учреждена. Если этот узел не вашей стороны, его хозяин видит, когда она собирается, сколько в ней устройств и как много говорится, но никогда — что.",
  "settings.forget": "Забыть это устройство",
  "settings.forget.explained":
    "Его ключи и копия диалога стираются здесь. Сделанное им остаётся в записи. Чтобы вернуться, нужно новое приглашение.",
  "settings.forget.head":
    "Его ключи и копия диалога стираются здесь, в том числе ключи главы. Без двух бумажных листов никто больше не сможет назначить главу вашей делегации.",
  "settings.forget.do": "Стереть сейчас",

  "people.title": "Люди вашей делегации",
  "people.who": "{name}, {role}",
  "people.this": "{name}, {role} (это устройство)",
  "people.unnamed": "{role}",
  "people.unnamed.this": "{role} (это устройство)",
  "people.valid": "Ссылка действует",
  "people.is.in": "{rooms, plural, one {в # комнате} few {в # комнатах} many {в # комнатах} other {в # комнатах}}",
  "people.is.partly":
    "отозвано в части комнат; ещё {rooms, plural, one {в # комнате} few {в # комнатах} many {в # комнатах} other {в # комнатах}}",
  "people.is.out": "отозвано во всех комнатах",
  "people.ask": "Людей и другие ваши устройства приглашает глава: попросите ссылку и откройте её там.",
  "people.invite": "Пригласить",
  "people.invite.do": "Создать приглашение",
  "people.name": "Имя",
  "people.role": "Роль",
  "people.own": "Ещё одно ваше устройство",
  "people.given":
    "Передайте эту ссылку только тому, чьё имя — {name}: войдёт тот, кто откроет её первым. Впустят, пока в сети это устройство или другое, которое вправе впускать.",
  "people.invitations": "Приглашения",
  "people.invitations.explained": "Пока это устройство в сети, оно впускает тех, кто приходит по ним.",
  "people.invitation.until": "никто ещё не пришёл; действует до {until}",
  "people.invitation.used": "использовано: устройство вошло",
  "people.withdraw": "Отозвать",
  "people.withdraw.of": "Отозвать: {name}",
  "people.clear": "Убрать",
  "people.clear.of": "Убрать: {name}",
  "people.change": "Сменить роль",
  "people.change.of": "Сменить роль: {name}",
  "people.change.do": "Сменить во всех комнатах",
  "people.revoke": "Отозвать устройство",
  "people.revoke.of": "Отозвать устройство: {name}",
  "people.revoke.explained":
    "С этого места оно ничего не читает и не делает в диалоге. Прочитанное раньше — прочитано. Каждая комната получает новый ключ той же записью.",
  "people.revoke.do": "Отозвать сейчас",
  "people.revoke.goOn": "Продолжить с остальными комнатами",
  "people.room.in": "{room}: ещё внутри",
  "people.room.out": "{room}: отозвано",

  "trust.title": "Ключи делегаций",
  "trust.words": "Слова для сверки",
  "trust.words.of": "Слова для сверки: {name}",
  "trust.hide.of": "Убрать: {name}",
  "trust.read": "Прочтите эти слова другим главам вслух.",
  "trust.follow": "Следите, пока их глава читает вам слова, и узнайте голос.",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
