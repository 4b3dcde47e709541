import type { acts as english } from "../en/acts.ts";

export const acts = {
  "act.dialogue.convene": "{who} созывает диалог {about}",
  "act.dialogue.mandate": "{who} предлагает другой мандат: {about}",
  "act.dialogue.rules": "{who} предлагает продолжать по правилам {about}",
  "act.dialogue.enlarge": "{who} предлагает, чтобы к диалогу присоединилась делегация {about}",
  "act.dialogue.conclude":
    "{who} предлагает завершить диалог: {choice, select, agreed {согласовано} adjourned {отложено} other {окончено}}",

  "act.accord.accept": "{who} принимает: {matter}",
  "act.accord.decline": "{who} отклоняет: {matter}",
  "act.accord.withdraw": "{who} отзывает: {matter}",

  "act.delegation.introduce": "{who} представляется: {about}",
  "act.delegation.member": "{who} объявляет участника без устройства: {role} {about}",
  "act.delegation.depart": "{who} сообщает об уходе участника: {role} {about}",

  "act.round.plan": "{who} планирует раунд: {about}, {choice}{time}",
  "act.round.host": "{who} предлагает, чтобы следующий раунд принимала сторона {sides}",
  "act.round.open": "{who} открывает раунд {about}",
  "act.round.chair": "{who} предлагает, чтобы в раунде {about} председательствовали {sides}",
  "act.round.close": "{who} закрывает раунд {about}",

  "act.session.open": "{who} открывает заседание {about}",
  "act.session.suspend": "{who} прерывает заседание{time}",
  "act.session.resume": "{who} возобновляет заседание",
  "act.session.adjourn": "{who} закрывает заседание{time}",
  "act.session.close-intersessional": "{who} предлагает ничего не решать до следующего раунда",

  "act.programme.plan":
    "{who} составляет программу для {about}: {count, plural, one {# пункт} few {# пункта} many {# пунктов} other {# пункта}}",
  "act.programme.agree": "{who} соглашается с программой {about}",
  "act.programme.begin": "{who} отмечает начало пункта {about}{time}",
  "act.programme.end": "{who} отмечает окончание пункта {about}{time}",

  "act.agenda.add": "{who} вносит в повестку дня: {about}",
  "act.agenda.drop": "{who} снимает с повестки дня: {about}",
  "act.agenda.take-up": "{who} переходит к теме {about}",

  "act.call.make":
    "{who} объявляет: {choice, select, agenda {другой порядок повестки дня} speakersClosed {список ораторов закрыт} speakersOpen {список ораторов открыт} speakingTime {время выступления {count, number} с} other {постановление}}",
  "act.call.withdraw": "{who} отзывает объявление",
  "act.call.acknowledge": "{who} видит объявление и не возражает",
  "act.call.object": "{who} возражает против объявления",

  "act.group.form": "{who} образует рабочую группу {about}, в ней {sides}",
  "act.group.dissolve": "{who} распускает рабочую группу {about}",
  "act.group.report": "{who} передаёт доклад рабочей группы {about}",
  "act.group.conclude": "{who} предлагает доклад группы",

  "act.floor.request": "{who} просит слова{whom}",
  "act.floor.withdraw": "{who} больше не просит слова",
  "act.floor.order":
    "{who} устанавливает очерёдность: {count, plural, one {# оратор} few {# оратора} many {# ораторов} other {# оратора}}",
  "act.floor.grant": "{who} даёт слово{whom}",
  "act.floor.yield": "{who} уступает слово",
  "act.floor.end": "{who} завершает выступление{whom}, {count, number} с",
  "act.floor.microphone": "{who} {choice, select, on {включает} other {выключает}} микрофон{whom}",

  "act.house.rules": "{who} устанавливает правила дома",
  "act.house.acknowledge": "{who} принимает к сведению правила дома{whom}",
  "act.seat.take": "{who} занимает за столом место {count, number}{whom}",
  "act.seat.leave": "{who} освобождает место за столом{whom}",

  "act.difference.open": "{who} открывает разногласие: {about}",
  "act.difference.position": "{who} излагает позицию: {about}",
  "act.difference.assess":
    "{who} оценивает {about}: {choice, select, agreed {согласовано} wording {вопрос формулировки} substance {вопрос существа} other {не обсуждалось}}",
  "act.difference.link": "{who} связывает {about} с положением текста",
  "act.difference.unlink": "{who} снимает связь с {about}",

  "act.step.propose": "{who} предлагает шаг для {sides}: {about}{time}",
  "act.step.revise": "{who} меняет предложенный шаг: {about}{time}",
  "act.step.withdraw": "{who} отзывает шаг {about}",
  "act.step.undertake": "{who} обязуется: {about}",
  "act.step.decline": "{who} отказывается: {about}",
  "act.step.report": "{who} докладывает о шаге {about}{choice, select, done {: выполнено} other {}}",
  "act.step.verify": "{who} подтверждает выполнение {about}",
  "act.step.dispute": "{who} оспаривает доклад о шаге {about}",
  "act.step.settle": "{who} снимает возражение по шагу {about}",
  "act.step.carry": "{who} просит другой срок для {about}{time}",

  "act.text.part": "{who} представляет часть длинного текста",
  "act.text.table": "{who} вносит текст {about}",
  "act.text.propose":
    "{who} предлагает {choice, select, insert {добавить слова} delete {исключить слова} replace {заменить слова} newNode {новое положение} strike {исключить положение} move {перенести положение} split {разделить положение} merge {объединить положения} other {вернуться к прежней редакции}} в {about}",
  "act.text.package":
    "{who} связывает в пакет {count, plural, one {# предложение} few {# предложения} many {# предложений} other {# предложения}} в {about}",
  "act.text.join": "{who} присоединяется к скобке в {about}",
  "act.text.accept": "{who} принимает предложение в {about}",
  "act.text.object":
    "{who} {choice, select, call {возражает против объявления по} other {отзывает своё согласие в}} {about}",
  "act.text.withdraw": "{who} выходит из скобки в {about}",
  "act.text.take": "{who} берёт на себя предложение в {about}",
  "act.text.reserve": "{who} оставляет за собой позицию по словам в {about}",
  "act.text.lift": "{who} снимает свою оговорку в {about}",
  "act.text.claim":
    "{who} берёт скобку в {about}, {choice, select, want {потому что за эти слова} other {потому что против этих слов}}",
  "act.text.call":
    "{who} объявляет о снятии ничьих скобок в {about}: {count, plural, one {# скобка} few {# скобки} many {# скобок} other {# скобки}}",
  "act.text.reopen": "{who} вновь открывает согласованное в {about}",
  "act.text.agree": "{who} соглашается: {about}",
  "act.text.initial": "{who} парафирует: {about}",
  "act.text.sign": "{who} подписывает {about}",
  "act.text.compile": "{who} сводит редакцию {about}",
  "act.text.repair": "{who} поясняет непарную скобку в {about}",
  "act.text.report":
    "{who} передаёт согласие группы по {about}: {count, plural, one {# положение} few {# положения} many {# положений} other {# положения}}",

  "act.words.say": "{who} говорит под запись",
  "act.words.translate": "{who} переводит {about}",
  "act.file.share": "{who} передаёт файл {about}",
  "act.heartbeat": "{who} на связи",

  "act.statement.draft": "{who} готовит заявление: {about}",
  "act.statement.revise": "{who} меняет проект {about}",
  "act.statement.approve": "{who} одобряет {about} для печати",
  "act.statement.recall": "{who} отзывает одобрение {about}",
  "act.statement.released": "{who} отмечает, что опубликовано: {about}",

  "act.press.publish": "{who} публикует {about}",
  "act.press.correct": "{who} исправляет {about}",
  "act.press.withdraw": "{who} отзывает заявление",
  "act.press.endorse": "{who} присоединяется к совместному заявлению",

  "act.invitation.watch": "{who} просит устройства вашей стороны впустить того, кто придёт по приглашению",
  "act.verdict.give": "{who} сохраняет итог проверки записи устройством",
  "act.unknown": "{who} делает то, чего это приложение не знает: {about}",

  "act.control.founded": "Комната основана",
  "act.control.admitted": "{who} допускает: {role}",
  "act.control.revoked": "{who} отзывает устройство: {role}",
  "act.control.role-changed": "{who} меняет чью-то роль: {role}",
  "act.control.epoch":
    "У комнаты новый ключ ({choice, select, opening {открытие} revocation {устройство отозвано} admission {допущен участник} round {новый раунд} complaint {жалоба} other {замена}})",
  "act.control.sealed":
    "{who} скрепляет запись: {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}",

  "matter.convening": "созыв диалога {about}",
  "matter.mandate": "другой мандат, {about}",
  "matter.rules": "правила {about}",
  "matter.enlargement": "присоединение делегации {about}",
  "matter.conclusion": "завершение диалога",
  "matter.host": "раунд {count, number} принимает {sides}",
  "matter.chairs": "председательствует {sides}",
  "matter.intersessional-closing": "до следующего раунда ничего не решать",
  "matter.carrying": "другой срок для {about}{time}",
  "matter.group-report": "доклад группы",
  "matter.other": "то, что было предложено",

  "told.time": ", {time}",
  "told.for": " ({name})",
  "told.forHead": "{delegation}, за главу",
  "told.refused": "Без последствий: {sentence}",
  "told.noted": "Внесено позже: {how}",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
