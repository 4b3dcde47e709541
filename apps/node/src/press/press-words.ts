/** What a press page says itself, in each of its languages; statements are in their own. */
export interface PressWords {
  readonly lang: string;
  /** The variant in which it writes days. */
  readonly tag: string;
  readonly title: string;
  readonly nothing: string;
  readonly signed: string;
  readonly joint: string;
  readonly corrected: string;
  readonly before: string;
  readonly withdrawn: string;
  readonly invented: string;
  readonly reproduced: string;
  readonly gone: string;
  readonly credit: string;
  readonly check: string;
  readonly foot: string;
}

const en: PressWords = {
  lang: "en",
  tag: "en-GB",
  title: "Published statements",
  nothing: "Nothing has been published here yet.",
  signed: "Published and signed by the delegation with the key",
  joint: "A joint statement: every delegation it names has endorsed this wording.",
  corrected: "Corrected:",
  before: "The wording before",
  withdrawn: "Withdrawn:",
  invented: "Invented for an example: nobody said or did this.",
  reproduced: "First published by the delegation with the key",
  gone: "This picture is not on this node.",
  credit: "Credit:",
  check: "Check every signature in your own browser",
  foot: "This node keeps what delegations publish, as they signed it. Nothing is ever taken away: what is corrected or withdrawn stays readable.",
};

const fr: PressWords = {
  lang: "fr",
  tag: "fr",
  title: "Déclarations publiées",
  nothing: "Rien n’a encore été publié ici.",
  signed: "Publié et signé par la délégation dont la clé est",
  joint: "Déclaration conjointe : chaque délégation nommée s’est associée à ce libellé.",
  corrected: "Rectifié :",
  before: "Le libellé antérieur",
  withdrawn: "Retiré :",
  invented: "Inventé pour un exemple : personne n’a dit ni fait cela.",
  reproduced: "Publié d’abord par la délégation dont la clé est",
  gone: "Cette image n’est pas sur ce nœud.",
  credit: "Crédit :",
  check: "Vérifier toutes les signatures dans votre navigateur",
  foot: "Ce nœud conserve ce que publient les délégations, tel qu’elles l’ont signé. Rien n’est jamais ôté : ce qui est rectifié ou retiré reste lisible.",
};

const ru: PressWords = {
  lang: "ru",
  tag: "ru",
  title: "Опубликованные заявления",
  nothing: "Здесь ещё ничего не опубликовано.",
  signed: "Опубликовано и подписано делегацией с ключом",
  joint: "Совместное заявление: каждая названная делегация одобрила эту формулировку.",
  corrected: "Исправлено:",
  before: "Прежняя формулировка",
  withdrawn: "Отозвано:",
  invented: "Придумано для примера: никто этого не говорил и не делал.",
  reproduced: "Впервые опубликовано делегацией с ключом",
  gone: "Этого снимка на этом узле нет.",
  credit: "Автор:",
  check: "Проверить все подписи в своём браузере",
  foot: "Узел хранит то, что публикуют делегации, так, как они это подписали. Ничто не исчезает: исправленное и отозванное остаётся читаемым.",
};

/** The words for a reader, by what the browser says it prefers; English where it says nothing we have. */
export function pressWords(acceptLanguage: string): PressWords {
  for (const tag of acceptLanguage.toLowerCase().split(",")) {
    if (tag.trim().startsWith("fr")) return fr;
    if (tag.trim().startsWith("ru")) return ru;
    if (tag.trim().startsWith("en")) return en;
  }
  return en;
}
