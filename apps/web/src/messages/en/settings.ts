export const settings = {
  "settings.title": "Settings",
  "settings.language": "Language",
  "settings.appearance": "Appearance",
  "settings.appearance.system": "As the system has it",
  "settings.appearance.light": "Light",
  "settings.appearance.dark": "Dark",
  "settings.device": "This device",
  "settings.device.key": "Its key: {key}",
  "settings.device.node": "Its node: {origin}",
} as const;
