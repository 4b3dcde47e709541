/** Le registre : chaque acte en toutes lettres, et ce que l’on sait du registre lui-même. */
export const record = {
  "screen.record": "Registre",
  "record.explained":
    "Chaque acte de cette salle, dans un même ordre que tiennent toutes les parties, et ce qu’il en est advenu.",
  "record.standing": "Ce qu’a constaté cet appareil",
  "record.verified":
    "{size, plural, one {# entrée vérifiée} many {# d’entrées vérifiées} other {# entrées vérifiées}} sur cet appareil.",
  "record.trusted":
    "Pour {count, number} d’entre elles, les signatures ont été vérifiées par un autre appareil de votre délégation.",
  "record.checkpoint":
    "Le dernier point de contrôle porte sur {size, plural, one {# entrée} many {# d’entrées} other {# entrées}} et compte {signers, plural, one {# signature de nœud} many {# de signatures de nœuds} other {# signatures de nœuds}}.",
  "record.checkpoint.more": "Sa racine, et qui l’a signée",
  "record.seals.none": "Aucun chef de délégation n’a encore scellé ce registre.",
  "record.seal":
    "{delegation} en a scellé les {size, number} premières entrées ; cet appareil arrive au même résultat.",
  "record.seal.differs":
    "{delegation} en a scellé les {size, number} premières entrées, et cet appareil arrive à un autre résultat.",
  "record.evidence":
    "Le nœud a signé deux registres différents de cette salle. La preuve est conservée ici : remettez-la à l’autre délégation et à qui exploite le nœud.",
  "record.evidence.take": "Emporter la preuve en fichier",
  "record.unread":
    "{count, plural, one {# entrée sans effet} many {# d’entrées sans effet} other {# entrées sans effet}} avant toute lecture",
  "record.silent":
    "{delegation} : rien n’est venu depuis {time}. Ils sont peut-être partis, ont perdu leur connexion, ou leurs actes sont retenus. Interrogez-les par une autre voie.",
  "record.heard": "Entendus récemment : {delegations}.",
  "record.acts": "Actes",
  "record.window": "{from, number} à {to, number} sur {all, number}, le plus récent d’abord",
  "record.none": "Rien de tel dans ce registre.",
  "record.newer": "Plus récents",
  "record.older": "Plus anciens",
  "record.filter.room": "Salle",
  "record.filter.by": "Auteur",
  "record.filter.family": "Objet",
  "record.filter.effect": "Suite",
  "record.effect.all": "tous",
  "record.effect.effect": "ont pris effet",
  "record.effect.refused": "sont restés sans effet",
  "record.family.accord": "réponses à ce qui requiert tous",
  "record.family.agenda": "ordre du jour",
  "record.family.call": "appels de la présidence",
  "record.family.control": "la salle elle-même",
  "record.family.delegation": "délégations",
  "record.family.dialogue": "le dialogue",
  "record.family.difference": "divergences",
  "record.family.file": "fichiers",
  "record.family.floor": "la parole",
  "record.family.group": "groupes de travail",
  "record.family.heartbeat": "présence",
  "record.family.house": "règlement intérieur",
  "record.family.press": "la presse",
  "record.family.programme": "programme",
  "record.family.round": "cycles",
  "record.family.seat": "places",
  "record.family.session": "séances",
  "record.family.statement": "déclarations",
  "record.family.step": "mesures concrètes",
  "record.family.text": "textes",
  "record.family.verdict": "constats sur des registres",
  "record.family.words": "paroles au procès-verbal",
  "record.export": "Emporter le registre",
  "record.export.explained":
    "Un seul fichier, avec les entrées et le point de contrôle qui les couvre. Chacun peut le vérifier avec « longtable verify », sans ce nœud ni cette application.",
  "record.export.which": "Étendue",
  "record.export.one": "cette salle",
  "record.export.all": "toutes les salles de cet appareil",
  "record.export.keys": "Avec les clés",
  "record.export.keys.hint":
    "Sans elles, le fichier prouve l’ordre et les signatures, et ne montre à personne ce qui a été dit.",
  "record.export.warning": "Qui détient un fichier avec les clés peut lire tout ce qui a été dit dans cette salle.",
  "record.export.warning.all":
    "Qui détient un fichier avec les clés peut lire tout ce qui a été dit dans ces salles, dont votre caucus. Ne le remettez jamais à l’autre délégation.",
  "record.export.do": "Écrire le fichier",
  "record.export.done": "Écrit.",
  "record.export.none": "Cet appareil n’a encore lu aucune salle.",
} as const;
