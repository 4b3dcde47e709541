/** Les réglages : cet appareil, ses salles, les membres de la délégation et leurs clés. */
export const settings = {
  "settings.title": "Réglages",
  "settings.language": "Langue",
  "settings.appearance": "Apparence",
  "settings.appearance.system": "Celle du système",
  "settings.appearance.light": "Claire",
  "settings.appearance.dark": "Sombre",
  "settings.device": "Cet appareil",
  "settings.device.key": "Sa clé : {key}",
  "settings.device.node": "Le nœud {origin} ordonne les actes et les conserve, scellés.",
  "settings.device.where":
    "Ses clés se trouvent dans ce navigateur, sur cet appareil, et nulle part ailleurs. Effacer les données du navigateur les détruit.",
  "settings.rooms": "Où se trouvent les salles",
  "settings.node.key": "La clé du nœud, à comparer avec celle qu’il affiche sous /node :",
  "settings.room":
    "{size, plural, one {# entrée vérifiée ici} many {# d’entrées vérifiées ici} other {# entrées vérifiées ici}}",
  "settings.caucus":
    "Un caucus se trouve là où il a été fondé. Si ce nœud n’est pas celui de votre délégation, son hôte voit quand se réunit votre caucus, combien d’appareils il compte et combien on y parle : jamais quoi.",
  "settings.forget": "Oublier cet appareil",
  "settings.forget.explained":
    "Ses clés et sa copie du dialogue sont effacées ici. Ce qu’il a fait reste au registre. Pour revenir, il vous faut une nouvelle invitation.",
  "settings.forget.head":
    "Ses clés et sa copie du dialogue sont effacées ici, dont celles du chef de délégation. Sans vos deux feuilles sur papier, personne ne pourra plus nommer un chef pour votre délégation.",
  "settings.forget.do": "Les effacer maintenant",

  "people.title": "Les membres de votre délégation",
  "people.who": "{name}, {role}",
  "people.this": "{name}, {role} (cet appareil)",
  "people.unnamed": "{role}",
  "people.unnamed.this": "{role} (cet appareil)",
  "people.valid": "Le lien est valable",
  "people.is.in": "{rooms, plural, one {dans # salle} many {dans # de salles} other {dans # salles}}",
  "people.is.partly":
    "retiré de certaines salles ; encore dans {rooms, plural, one {# salle} many {# de salles} other {# salles}}",
  "people.is.out": "retiré de toutes les salles",
  "people.ask":
    "Votre chef de délégation invite les personnes, ainsi que vos autres appareils : demandez un lien, et ouvrez-le sur l’appareil.",
  "people.invite": "Inviter quelqu’un",
  "people.invite.do": "Créer l’invitation",
  "people.name": "Nom",
  "people.role": "Rôle",
  "people.given":
    "Remettez ce lien à {name} et à personne d’autre : qui l’ouvre le premier entre. L’admission se fait tant que cet appareil, ou un autre qui en a le droit, est en ligne.",
  "people.invitations": "Invitations",
  "people.invitations.explained": "Tant qu’il est en ligne, cet appareil admet qui se présente avec l’une d’elles.",
  "people.invitation.until": "personne ne s’est présenté ; valable jusqu’au {until}",
  "people.invitation.used": "utilisée : l’appareil est entré",
  "people.withdraw": "La retirer",
  "people.withdraw.of": "La retirer : {name}",
  "people.clear": "Ôter",
  "people.clear.of": "Ôter : {name}",
  "people.change": "Changer le rôle",
  "people.change.of": "Changer le rôle : {name}",
  "people.change.do": "Le changer dans toutes les salles",
  "people.revoke": "Retirer l’appareil",
  "people.revoke.of": "Retirer l’appareil : {name}",
  "people.revoke.explained":
    "Dès lors, il ne lit et ne fait plus rien dans le dialogue. Ce qu’il a lu auparavant reste lu. Chaque salle reçoit une nouvelle clé dans la même entrée.",
  "people.revoke.do": "Le retirer maintenant",
  "people.revoke.goOn": "Continuer avec les autres salles",
  "people.room.in": "{room} : encore présent",
  "people.room.out": "{room} : retiré",

  "trust.title": "Les clés des délégations",
  "trust.words": "Mots à comparer",
  "trust.words.of": "Mots à comparer : {name}",
  "trust.hide.of": "Ranger : {name}",
  "trust.read": "Lisez ces mots aux autres chefs de délégation, de vive voix.",
  "trust.follow": "Suivez pendant que leur chef de délégation vous les lit, et reconnaissez la voix.",
  "people.another": "Un autre appareil",
  "people.another.of": "Un autre appareil : {name}",
  "people.another.own":
    "Sur votre autre appareil, ouvrez {origin}, choisissez « Scanner une invitation » et présentez-lui ce code. Il entre sous votre nom et dans votre rôle. Le code est valable un jour et pour un seul appareil.",
  "people.another.theirs":
    "Pour un autre appareil ({name}) : sur celui-ci, ouvrez {origin}, choisissez « Scanner une invitation » et présentez-lui ce code. Le code est valable un jour et pour un seul appareil.",

  "badge.scan": "Scanner leur badge",
  "badge.scan.how": "Présentez à la caméra le code du badge de l’autre délégation, ou celui de son écran.",
  "badge.show": "Montrer notre badge",
  "badge.own":
    "L’autre délégation scanne ceci sur votre badge ou votre écran, et reconnaît ainsi la clé de votre délégation.",
  "badge.code": "Le code du badge de votre délégation",
  "badge.scanned": "La clé est bien celle du badge : {name}.",
  "refusal.NOT_A_BADGE": "Ce code n’est pas celui d’un badge Longtable.",
  "refusal.BADGE_OF_ANOTHER_DIALOGUE":
    "Ce badge est d’un autre dialogue que le vôtre. Si son porteur siège à votre table, n’allez pas plus loin : quelqu’un s’est peut-être glissé entre vous.",
  "refusal.BADGE_OF_NOBODY":
    "La clé de ce badge n’est celle d’aucune délégation à votre table. Si son porteur y siège, n’allez pas plus loin : quelqu’un s’est peut-être glissé entre vous.",
  "refusal.OWN_BADGE": "C’est le badge de votre propre délégation. Scannez celui de l’autre.",
} as const;
