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
  "settings.device.node": "Его узел: {origin}",
} as const satisfies Readonly<Record<keyof typeof english, string>>;
