import type { InvitationRefusalCode } from "@longtable/protocol";

/** Prendre place : une invitation, une convocation, les feuilles, les mots que comparent les chefs de délégation. */
export const join = {
  "join.title": "Vous êtes invité",
  "join.title.head": "Vous êtes invité à conduire une délégation",
  "join.looking": "Le nœud est interrogé sur cette invitation …",
  "join.who": "{from} vous invite à « {title} ».",
  "join.who.untitled": "Une délégation vous invite à un dialogue.",
  "join.asDelegate": "Vous entrez comme {name}, {role}.",
  "join.asHead": "Vous seriez le chef de délégation : {to}.",
  "join.asHead.unnamed": "Vous seriez à la tête de votre propre délégation.",
  "join.mandate": "Son objet",
  "join.node": "Nœud",
  "join.inviter": "Clé de la délégation qui invite",
  "join.inviter.hint": "La personne qui vous a invité peut vous lire ces groupes, par téléphone par exemple.",
  "join.until": "Valable jusqu’au",
  "join.keys.title": "Vos clés",
  "join.keys":
    "Cet appareil crée maintenant ses propres clés. Elles restent dans ce navigateur, sur cet appareil, et ne sont envoyées à personne. Si vous effacez les données de ce navigateur ou perdez l’appareil, ce siège disparaît : votre chef de délégation vous invite alors de nouveau, et rien du dialogue n’est perdu.",
  "join.keys.head":
    "Cet appareil crée maintenant les clés de votre délégation. Elles restent dans ce navigateur, sur cet appareil, et ne sont envoyées à personne. Deux feuilles de papier, que vous imprimez ensuite, font revenir la délégation si tous les appareils sont perdus.",
  "join.do": "Créer les clés et demander à entrer",
  "join.do.head": "Créer les clés et répondre",
  "join.name": "Votre nom",
  "join.name.hint": "Tel que le liront les personnes présentes dans les salles.",
  "join.delegation": "Nom de votre délégation",
  "join.short": "Son nom abrégé",
  "join.short.hint": "Une à six majuscules, comme US. Elles suivent les mots que maintient votre délégation.",
  "join.short.bad": "Une à six des lettres A à Z.",
  "join.capital": "Sa capitale, ou le lieu dont elle relève",
  "join.zone": "Fuseau horaire de ce lieu",
  "join.needed": "Ce champ est nécessaire.",
  "join.notUsed": "Ne pas continuer",

  "join.waiting.title": "En attente d’admission",
  "join.waiting.door":
    "Votre demande est à la porte. Vous entrez dès qu’un appareil habilité à vous admettre est en ligne : d’ordinaire celui de votre chef de délégation. Vous pouvez fermer cette page et revenir.",
  "join.waiting.heads.title": "En attente des autres chefs de délégation",
  "join.waiting.heads":
    "Le dialogue est fondé quand chaque chef de délégation a répondu et signé. Vous pouvez fermer cette page et revenir : tout reprend où on en était.",
  "join.waiting.answered": "Votre réponse est au nœud. Le chef de délégation qui convoque signe ensuite.",
  "join.asking": "Création des clés et demande …",
  "join.offline": "Le nœud est inaccessible pour le moment. Ceci reprend de soi-même dès que possible.",
  "join.drop": "Arrêter",
  "join.drop.confirm": "Arrêter, et oublier les clés créées ici",
  "join.drop.explained": "Les clés créées pour ce siège sont effacées. L’invitation peut alors être épuisée.",
  "join.links.title": "Liens pour les autres chefs de délégation",
  "join.links":
    "Remettez chacun à un seul chef, par une voie que d’autres ne lisent pas : qui ouvre un lien le premier prend ce siège.",
  "join.link.for": "Pour le chef de la délégation {name}",
  "join.link.copy": "Copier le lien",
  "join.link.copied": "Copié",
  "join.link.qr": "Le lien sous forme de code à scanner",
  "join.seated": "Vous êtes entré.",
  "join.seated.go": "Prendre place",

  "compare.title": "Comparez ces mots avec les autres chefs de délégation",
  "compare.how":
    "Appelez-les, ou réunissez-vous, et reconnaissez leur voix. Chacun lit les huit mots de sa délégation ; les autres suivent. Si quelqu’un s’était glissé entre vous, les mots seraient différents.",
  "compare.ours": "Les vôtres : lisez-les à voix haute",
  "compare.theirs": "Les leurs : suivez pendant qu’ils lisent",
  "compare.same": "Les mots sont les mêmes",
  "compare.later": "Comparer plus tard",
  "compare.later.explained":
    "Si vous comparez plus tard, l’application dira jusque-là que cette clé a seulement été vue.",
  "compare.different": "Les mots diffèrent",
  "compare.different.explained": "Si les mots diffèrent, rien n’est signé ici, et le dialogue n’est pas fondé.",
  "trust.own": "la vôtre",
  "trust.seen": "vue : elle est venue avec la fondation, et personne ne l’a comparée",
  "trust.compared": "comparée : ses mots ont été lus à voix haute",
  "trust.scanned": "scannée sur un badge",

  "convene.title": "Convoquer un dialogue",
  "convene.intro":
    "Vous fondez un dialogue avec les chefs des autres délégations, sur ce nœud. Il existe dès que chacun d’eux a répondu.",
  "convene.dialogue": "Titre du dialogue",
  "convene.mandate": "Mandat",
  "convene.mandate.hint":
    "L’objet du dialogue, en une phrase ou plus. Toutes les parties l’acceptent avant qu’il ne vaille.",
  "convene.who": "Décidé par",
  "convene.who.hint": "Par exemple : les deux gouvernements.",
  "convene.what": "À l’occasion de",
  "convene.what.hint": "Par exemple : le sommet de Genève.",
  "convene.you": "Vous et votre délégation",
  "convene.others": "Les autres délégations",
  "convene.other": "Délégation {number, number}",
  "convene.more": "Une autre délégation",
  "convene.fewer": "Sans la dernière",
  "convene.days": "Les liens sont valables",
  "convene.days.option": "{days, plural, one {# jour} many {# de jours} other {# jours}}",
  "convene.token": "Jeton de convocation du nœud",
  "convene.token.hint": "Seulement si l’exploitant du nœud vous en a remis un.",
  "convene.do": "Créer les clés et les liens",

  "welcome.title": "Vous êtes entré",
  "welcome.intro": "{name}, {role}, {delegation}. Cet appareil est admis dans les salles du dialogue.",
  "welcome.rules": "Lisez le règlement intérieur et prenez-en acte : personne ne prend place auparavant.",
  "welcome.rules.none":
    "L’hôte n’a pas encore établi de règlement intérieur. On vous le demandera quand il y en aura un.",
  "welcome.rules.done": "Vous avez pris acte du règlement intérieur.",
  "welcome.sheets": "Imprimer les deux feuilles de votre délégation",
  "welcome.go": "Vers le dialogue",

  "sheets.title": "Les deux feuilles",
  "sheets.why":
    "Deux feuilles de papier, gardées en deux lieux, sont ce qui reste quand tous les appareils de votre délégation sont perdus. La feuille de lecture lit toutes les salles. La feuille d’autorité nomme un nouveau chef de délégation. Ensemble, elles sont la délégation entière.",
  "sheets.authority": "Feuille d’autorité",
  "sheets.reading": "Feuille de lecture",
  "sheets.authority.secret":
    "SECRET. Qui détient ce papier peut nommer un chef pour la délégation, à la vue des autres délégations. Seul, il ne lit rien ; avec la feuille de lecture, il fait tout revenir.",
  "sheets.reading.secret":
    "SECRET. Qui détient ce papier peut lire toutes les salles de la délégation : ce qui a été dit, ce qui se dit, et qui l’a dit. Il ne peut ni parler, ni signer, ni nommer un chef de délégation.",
  "sheets.authority.keep":
    "À garder sous enveloppe scellée dans un coffre, ailleurs que la feuille de lecture. Si le scellé est rompu, prévenez le chef de délégation.",
  "sheets.reading.keep":
    "À garder sous enveloppe scellée, là où seule la délégation y a accès, ailleurs que la feuille d’autorité. Si le scellé est rompu, prévenez le chef de délégation.",
  "sheets.show": "L’afficher et l’imprimer",
  "sheets.print": "Imprimer",
  "sheets.hide": "La ranger",
  "sheets.words": "Mots de la feuille",
  "sheets.delegation": "Délégation",
  "sheets.head": "Son chef",
  "sheets.dialogue": "Dialogue",
  "sheets.node": "Nœud",
  "sheets.printed": "Imprimée",
  "sheets.check": "Vérifier le papier",
  "sheets.check.how": "Recopiez deux mots du papier, pour vous assurer qu’il est lisible.",
  "sheets.check.word": "Mot {number, number}",
  "sheets.check.do": "Vérifier",
  "sheets.check.wrong": "Ce n’est pas ce que dit la feuille. Regardez de nouveau le papier, ou réimprimez-le.",
  "sheets.erase": "L’effacer de cet appareil une fois vérifiée",
  "sheets.erase.hint": "Elle n’est alors plus que sur papier, et qui prend cet appareil ne l’a pas.",
  "sheets.right": "Le papier est juste.",
  "sheets.gone": "Sur papier seulement : elle n’est plus sur cet appareil.",
  "sheets.skip": "Continuer sans papier",
  "sheets.skip.warning":
    "Si cet appareil est perdu avant l’impression des feuilles, personne ne pourra plus nommer un chef pour votre délégation, et ses salles ne pourront plus être lues. Vous pouvez les imprimer plus tard dans les réglages.",

  "refused.title": "Cette invitation ne peut pas servir",
  "refused.title.INVITATION_SPENT": "Ce lien a déjà servi",
  "refused.title.INVITATION_EXPIRED": "Cette invitation a expiré",
  "refused.title.INVITATION_REVOKED": "Cette invitation a été retirée",
  "refused.title.INVITATION_FORGED": "N’allez pas plus loin avec ce lien",
  "refused.title.NOT_A_LINK": "Ce lien n’est pas complet",
  "refused.title.ANOTHER_NODE": "Un autre nœud a répondu",
  "refused.title.HEADS_DIFFER": "Les mots différaient",
  "refused.home": "Vers les dialogues de cet appareil",
  "refused.again": "Regarder de nouveau",

  "refusal.NOT_A_LINK": "Copiez de nouveau l’invitation, du début à la fin, et ouvrez-la ici.",
  "refusal.INVITATION_EXPIRED": "Son délai est passé. Demandez-en une nouvelle à la personne qui vous a invité.",
  "refusal.INVITATION_REVOKED":
    "Le chef de délégation qui l’a donnée l’a retirée. S’il s’agit d’une erreur, demandez-lui-en une nouvelle.",
  "refusal.INVITATION_SPENT":
    "Un autre appareil est déjà entré avec elle. Si ce n’était pas vous, dites-le aussitôt à votre chef de délégation : le lien a été volé, et cet appareil peut être révoqué. Demandez ensuite une nouvelle invitation.",
  "refusal.INVITATION_UNKNOWN":
    "Le nœud n’a pas cette invitation : son délai est passé, elle a été retirée, ou c’est un autre nœud. Demandez-en une nouvelle.",
  "refusal.INVITATION_FORGED":
    "Ce qui accompagne cette invitation ne vient pas de la délégation que nomme le lien. N’allez pas plus loin, et prévenez la personne qui vous a invité.",
  "refusal.INVITATION_FLOODED":
    "Tant d’appareils se sont présentés avec ce lien que le nœud n’en reçoit plus. Demandez une nouvelle invitation.",
  "refusal.ANOTHER_NODE":
    "Le nœud qui répond à cette adresse n’est pas celui qui tient le dialogue. Vérifiez l’adresse, et prévenez la personne qui vous a invité.",
  "refusal.OTHER_KIND": "Ce lien a un autre usage que celui qui en a été fait. Demandez-en un nouveau.",
  "refusal.HEADS_DIFFER":
    "Quelqu’un s’est peut-être glissé entre vous et les autres chefs de délégation. Rien n’a été signé ici. Rencontrez-les, et convoquez de nouveau avec de nouveaux liens.",
  "refusal.CONVENING_CLOSED":
    "Ce nœud n’ouvre de nouveaux dialogues qu’à qui détient son jeton de convocation. Demandez-le à son exploitant, et convoquez de nouveau.",
  "refusal.CLOCK_DIFFERS":
    "À l’horloge du nœud, ce moment est déjà passé. Vérifiez l’horloge de cet appareil, et choisissez un moment ultérieur.",

  "home.link": "Ouvrir une invitation",
  "home.link.field": "Le lien que vous avez reçu",
  "home.link.do": "L’ouvrir",
  "home.link.scan": "Scanner une invitation",
  "home.link.bad": "Ce lien d’invitation n’est pas complet. Copiez-le de nouveau, du début à la fin.",
  "home.link.elsewhere":
    "Ce lien mène à {origin}. Ouvrez-le dans la barre d’adresse de votre navigateur, ou avec la commande longtable open.",
  "home.convene": "Convoquer un dialogue",
  "home.joining": "Pas encore entré",
  "home.joining.delegate": "En attente d’admission, {name}",
  "home.joining.head": "En attente des autres chefs de délégation, {name}",
  "home.joining.convener": "Convocation de « {title} »",

  "home.restore": "Revenir avec les feuilles de votre délégation",
  "restore.title": "Revenir avec les feuilles",
  "restore.intro":
    "Quand tous les appareils sont perdus, les deux feuilles de papier font revenir une délégation : la feuille d’autorité vous en nomme le chef, à la vue des autres délégations, et la feuille de lecture ouvre ses salles.",
  "restore.words": "Les mots de la feuille d’autorité, puis ceux de la feuille de lecture",
  "restore.words.hint":
    "24 mots, ou 48. Saisissez-les sur un appareil où personne d’autre ne travaille. Avec la seule feuille d’autorité, vous êtes chef de délégation et ne lisez encore rien.",
  "restore.revoke": "Retirer tous les autres appareils de la délégation",
  "restore.revoke.hint": "Ils sont perdus, ou peut-être entre d’autres mains.",
  "restore.where": "Ceci interroge le nœud {origin}, que nomme le papier.",
  "restore.do": "Redevenir chef de délégation",
  "restore.onTheWay": "Lecture des salles …",

  "refusal.BAD_SHEET":
    "Ces mots ne sont pas ceux d’une feuille : l’un n’est pas sur la liste, deux sont intervertis, ou il en manque. Comparez-les avec le papier.",
  "refusal.NO_ROOMS":
    "Il n’y a rien ici pour cette feuille : elle est d’un autre dialogue, a été remplacée depuis, ou les feuilles sont dans l’autre ordre.",
  "refusal.READS_NOTHING_YET":
    "Vous êtes de nouveau chef de délégation, à la vue de tous ; mais cet appareil ne lit encore rien. Saisissez de nouveau les mots de la feuille d’autorité, puis ceux de la feuille de lecture.",
  "refusal.READING_SHEET": "C’est une feuille de lecture, et la feuille d’autorité vient d’abord.",
  "refusal.AUTHORITY_SHEET": "C’est une feuille d’autorité, et il faut la feuille de lecture.",
  "refusal.OTHER_DIALOGUE": "Ces salles sont d’un autre dialogue que celui du papier.",
  "refusal.SHEET_REPLACED":
    "Cette feuille d’autorité a été remplacée. Servez-vous de celle qui a été imprimée lors du dernier changement de chef de délégation.",
  "refusal.SHEETS_DIFFER":
    "Ces deux feuilles ne vont pas ensemble : elles sont de deux délégations, ou l’une a été remplacée.",
} as const satisfies Readonly<Record<string, string>> & Readonly<Record<`refusal.${InvitationRefusalCode}`, string>>;
