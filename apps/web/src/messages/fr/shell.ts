/** Ce qui entoure chaque écran : la porte, la navigation, les états et les incidents. */
export const shell = {
  "shell.skip": "Aller à ce que montre cet écran",
  "shell.loading": "Ouverture de la salle …",
  "shell.screens": "Écrans",
  "shell.menu": "Menu",
  "shell.menu.close": "Fermer",
  "shell.yourSide": "Votre délégation",
  "shell.public": "Public",
  "shell.untitled": "Un dialogue",
  "shell.example": "Appareil d’exemple",
  "shell.example.explained":
    "Cet appareil est fourni avec l’exemple : ses clés ne protègent rien. Ailleurs, chaque appareil crée les siennes.",
  "shell.out": "Cet appareil a été révoqué",
  "shell.out.sentence":
    "Votre chef de délégation a retiré cet appareil. Ce qu’il a lu reste lisible ici ; rien de ce que vous y faites n’atteint plus le registre. S’il s’agit d’une erreur, demandez une nouvelle invitation à votre chef. Sinon, effacez cet appareil dans les réglages.",
  "shell.you": "Vous êtes {role}, {delegation}",

  "screen.dialogue": "Dialogue",
  "screen.round": "Cycle",
  "screen.round.number": "Cycle {number, number}",
  "screen.settings": "Réglages",
  "screen.badge.open": "en cours",

  "door.label": "La porte de cette salle, telle que la voit {delegation}",
  "door.table": "À la table",
  "door.caucus": "Votre caucus",
  "door.group": "Groupe de travail",
  "door.line": "Ligne directe",
  "door.press": "En public",
  "door.who.table":
    "{delegations}, {people, plural, one {# personne} many {# de personnes} other {# personnes}}, à huis clos",
  "door.who.caucus":
    "{delegation} seulement, {people, plural, one {# personne} many {# de personnes} other {# personnes}}",
  "door.who.press": "tout le monde lit ce qui est publié ici",
  "door.here":
    "{count, plural, =0 {personne d’autre n’est ici en ce moment} one {# autre appareil est ici} many {# d’autres appareils sont ici} other {# autres appareils sont ici}}",
  "door.inRecord": "au registre",
  "door.inRecord.offline": "au registre, autant que cet appareil l’a lu",
  "door.waiting":
    "{count, plural, one {# acte en route} many {# d’actes en route} other {# actes en route}} vers le registre",
  "door.waiting.offline":
    "{count, plural, one {# acte conservé ici, pas encore au registre} many {# d’actes conservés ici, pas encore au registre} other {# actes conservés ici, pas encore au registre}}",
  "door.held":
    "{count, plural, one {# entrée attend} many {# d’entrées attendent} other {# entrées attendent}} une clé",
  "door.stopped": "arrêté ici : {sentence}",
  "door.connecting": "connexion au nœud",
  "door.offline": "pas de connexion",
  "door.reconnect": "Essayer maintenant",
  "door.elsewhere": "ouvert dans un autre onglet ; celui-ci attend",

  "paper.table": "À huis clos : à la table",
  "paper.group": "À huis clos : groupe de travail",
  "paper.line": "À huis clos : ligne directe",
  "paper.caucus": "Réservé à une seule délégation : {delegation}",
  "paper.press": "Public seulement pour ce qui y est dit publié : {delegation}",
  "paper.made":
    "Registre de {entries, plural, one {# entrée} many {# d’entrées} other {# entrées}} · imprimé le {time}",

  "role.head": "chef de délégation",
  "role.deputy": "chef adjoint",
  "role.secretary": "secrétaire",
  "role.adviser": "conseiller",
  "role.interpreter": "interprète",
  "role.note-taker": "procès-verbaliste",
  "role.chair": "président",
  "role.press": "presse",
  "role.plate.head": "Chef",
  "role.plate.deputy": "Adjoint",
  "role.plate.secretary": "Secrétaire",
  "role.plate.adviser": "Conseiller",
  "role.plate.interpreter": "Interprète",
  "role.plate.note-taker": "Procès-verbal",
  "role.plate.chair": "Président",
  "role.plate.press": "Presse",
  "people.delegation": "Délégation {number}",
  "people.invented": "inventé pour cet exemple",
  "people.invented.short": "inventé",

  "time.at": "{time} {city}",
  "time.seconds": "{seconds, number} s",
  "time.minutes": "{minutes, number} min",
  "time.hours": "{hours, number} h {minutes, number, ::00} min",

  "mishap.title": "Cet écran s’est arrêté",
  "mishap.sentence": "Rien du dialogue n’est perdu : ce que vous avez fait est conservé sur cet appareil.",
  "mishap.code": "Code : {code}",
  "mishap.again": "Réessayer",
  "lack.storage": "Ce navigateur ne conserve rien pour Longtable",
  "lack.storage.sentence":
    "Vos clés et votre copie du registre sont conservées par le navigateur, et il l’a refusé. Ouvrez Longtable dans une fenêtre qui n’est pas privée, autorisez ce site à enregistrer des données dans les réglages du navigateur, ou libérez de l’espace sur l’appareil ; puis réessayez. Rien n’a été fait en votre nom.",
  "lack.signatures": "Ce navigateur est trop ancien pour Longtable",
  "lack.signatures.sentence":
    "Il ne sait pas signer avec Ed25519, et sans signature rien n’entre au registre. Mettez le navigateur à jour, ou ouvrez le même lien dans une version actuelle de Chrome, Edge, Firefox ou Safari. Le lien n’est pas épuisé.",
  "nothing.here": "Il n’y a rien à cette adresse",
  "nothing.why":
    "Le lien a peut-être été tronqué en chemin, ou ce qui se trouvait ici n’est plus sur cet appareil. Demandez le lien entier à la personne qui vous l’a envoyé.",
  "nothing.home": "Vers les dialogues de cet appareil",

  "home.title": "Dialogues de cet appareil",
  "home.none": "Aucun dialogue n’est encore ouvert sur cet appareil.",
  "home.none.how":
    "Ouvrez sur cet appareil l’invitation que vous avez reçue. Il crée alors ses propres clés et demande à être admis.",
  "home.at": "sur {origin}",
  "home.forget": "Oublier ce siège",
  "open.title": "Ouverture de l’exemple",
  "open.taking": "L’appareil préparé de ce lien est mis en place ici ; le nœud est interrogé sur ses salles.",
  "open.failed": "L’exemple n’a pas pu être ouvert",
  "open.bad": "Ce lien n’ouvre aucun appareil de l’exemple. Copiez-le en entier depuis le terminal où tourne le nœud.",
  "open.unknown":
    "Le nœud n’a pas d’exemple avec cet appareil. Le lien a été tronqué, ou l’exemple a été rouvert à neuf depuis. Copiez de nouveau le lien depuis le terminal où tourne le nœud.",

  "keys.title": "Clavier",
  "keys.help": "Aide du clavier",
  "keys.explained": "Ces touches agissent tant que vous n’écrivez pas.",
  "keys.on": "Les touches simples agissent",
  "keys.none": "Cet écran n’a pas de touches propres.",
  "keys.close": "Fermer",
  "keys.this": "Montrer ceci",
  "scan.explained":
    "La caméra ne sert que tant que ceci est ouvert. Aucune image ne quitte cet appareil, et aucune n’est conservée.",
  "scan.camera": "Utiliser la caméra",
  "scan.stop": "Éteindre la caméra",
  "scan.picture": "Choisir une image du code",
  "scan.film": "Ce que voit la caméra",
  "scan.noCamera":
    "Il n’y a pas de caméra ici, ou ce navigateur ne peut pas s’en servir. Autorisez-la dans les réglages du navigateur, ou choisissez une image.",
  "scan.nothing": "Aucun code n’a été trouvé sur cette image. Prenez-la de plus près, de face, avec plus de lumière.",

  "outbox.notTaken": "Non retenu ; répéter ?",
  "outbox.repeat": "Répéter",
  "outbox.letBe": "En rester là",
  "outbox.waiting":
    "Conservé sur cet appareil, pas encore au registre : {count, plural, one {# acte} many {# d’actes} other {# actes}}",
} as const;
