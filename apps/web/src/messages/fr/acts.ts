import type { ActType, ControlEvent } from "@longtable/dialogue";

/** Une phrase pour chaque type d’acte, et pour ce que disent les entrées de contrôle d’une salle. `{who}` est la délégation qui agit. */
export const acts = {
  "act.dialogue.convene": "{who} convoque le dialogue {about}",
  "act.dialogue.mandate": "{who} présente un autre mandat : {about}",
  "act.dialogue.rules": "{who} propose de poursuivre selon les règles {about}",
  "act.dialogue.enlarge": "{who} propose d’élargir le dialogue : {about}",
  "act.dialogue.conclude":
    "{who} propose de conclure le dialogue : {choice, select, agreed {accord} adjourned {ajournement} other {fin}}",

  "act.accord.accept": "{who} accepte {matter}",
  "act.accord.decline": "{who} refuse {matter}",
  "act.accord.withdraw": "{who} retire {matter}",

  "act.delegation.introduce": "{who} se présente comme {about}",
  "act.delegation.member": "{who} annonce une personne sans appareil : {role} {about}",
  "act.delegation.depart": "{who} fait savoir qu’une personne est partie : {role} {about}",

  "act.round.plan": "{who} prévoit un cycle : {about}, {choice}{time}",
  "act.round.host": "{who} propose un hôte pour le prochain cycle : {sides}",
  "act.round.open": "{who} ouvre le cycle {about}",
  "act.round.chair": "{who} propose {sides} pour présider le cycle {about}",
  "act.round.close": "{who} clôt le cycle {about}",

  "act.session.open": "{who} ouvre une séance {about}",
  "act.session.suspend": "{who} suspend la séance{time}",
  "act.session.resume": "{who} reprend la séance",
  "act.session.adjourn": "{who} lève la séance{time}",
  "act.session.close-intersessional": "{who} propose que rien n’engage jusqu’au prochain cycle",

  "act.programme.plan":
    "{who} prévoit un programme de {count, plural, one {# point} many {# de points} other {# points}} pour {about}",
  "act.programme.agree": "{who} approuve le programme de {about}",
  "act.programme.begin": "{who} constate que {about} a commencé{time}",
  "act.programme.end": "{who} constate que {about} s’est terminé{time}",

  "act.agenda.add": "{who} inscrit {about} à l’ordre du jour",
  "act.agenda.drop": "{who} retire {about} de l’ordre du jour",
  "act.agenda.take-up": "{who} aborde {about}",

  "act.call.make":
    "{who} prononce {choice, select, agenda {un autre ordre du jour} speakersClosed {la clôture de la liste des orateurs} speakersOpen {la réouverture de la liste des orateurs} speakingTime {un temps de parole de {count, number} s} other {une décision}}",
  "act.call.withdraw": "{who} retire un appel",
  "act.call.acknowledge": "{who} a pris note d’un appel et le laisse passer",
  "act.call.object": "{who} fait objection à un appel",

  "act.group.form": "{who} constitue le groupe de travail {about} : {sides}",
  "act.group.dissolve": "{who} dissout le groupe de travail {about}",
  "act.group.report": "{who} présente le rapport du groupe de travail {about}",
  "act.group.conclude": "{who} soumet ce dont le groupe doit faire rapport",

  "act.floor.request": "{who} demande la parole{whom}",
  "act.floor.withdraw": "{who} ne demande plus la parole",
  "act.floor.order": "{who} fixe l’ordre de {count, plural, one {# orateur} many {# d’orateurs} other {# orateurs}}",
  "act.floor.grant": "{who} donne la parole{whom}",
  "act.floor.yield": "{who} rend la parole",
  "act.floor.end": "{who} met fin à l’intervention{whom} après {count, number} s",
  "act.floor.microphone": "{who} {choice, select, on {ouvre} other {coupe}} un microphone{whom}",

  "act.house.rules": "{who} établit le règlement intérieur",
  "act.house.acknowledge": "{who} prend acte du règlement intérieur{whom}",
  "act.seat.take": "{who} prend la place {count, number} à la table{whom}",
  "act.seat.leave": "{who} quitte une place à la table{whom}",

  "act.difference.open": "{who} ouvre une divergence : {about}",
  "act.difference.position": "{who} expose sa position sur {about}",
  "act.difference.assess":
    "{who} apprécie ainsi {about} : {choice, select, agreed {agréé} wording {question de libellé} substance {question de fond} other {non examiné}}",
  "act.difference.link": "{who} relie {about} à une disposition",
  "act.difference.unlink": "{who} retire un lien de {about}",

  "act.step.propose": "{who} propose une mesure à {sides} : {about}{time}",
  "act.step.revise": "{who} révise sa proposition de mesure : {about}{time}",
  "act.step.withdraw": "{who} retire la mesure {about}",
  "act.step.undertake": "{who} prend l’engagement suivant : {about}",
  "act.step.decline": "{who} refuse {about}",
  "act.step.report": "{who} rend compte de {about}{choice, select, done { : exécuté} other {}}",
  "act.step.verify": "{who} vérifie {about}",
  "act.step.dispute": "{who} conteste le compte rendu sur {about}",
  "act.step.settle": "{who} lève sa contestation sur {about}",
  "act.step.carry": "{who} demande une autre échéance pour {about}{time}",

  "act.text.part": "{who} apporte une partie d’un long texte",
  "act.text.table": "{who} dépose le texte {about}",
  "act.text.propose":
    "{who} propose {choice, select, insert {d’ajouter des mots} delete {de supprimer des mots} replace {d’autres mots} newNode {une nouvelle disposition} strike {de supprimer une disposition} move {de déplacer une disposition} split {de diviser une disposition} merge {de réunir deux dispositions} other {de revenir à une forme antérieure}} dans {about}",
  "act.text.package":
    "{who} lie {count, plural, one {# proposition} many {# de propositions} other {# propositions}} dans {about} en un paquet",
  "act.text.join": "{who} s’associe à des crochets dans {about}",
  "act.text.accept": "{who} accepte une proposition dans {about}",
  "act.text.object":
    "{who} {choice, select, call {fait objection à un appel sur} other {retire son acceptation dans}} {about}",
  "act.text.withdraw": "{who} se retire de crochets dans {about}",
  "act.text.take": "{who} reprend une proposition dans {about}",
  "act.text.reserve": "{who} réserve sa position sur des mots dans {about}",
  "act.text.lift": "{who} lève sa réserve dans {about}",
  "act.text.claim":
    "{who} revendique des crochets dans {about}, {choice, select, want {voulant ces mots} other {étant opposé à ces mots}}",
  "act.text.call":
    "{who} appelle à clore {count, plural, one {# paire de crochets sans auteur} many {# de paires de crochets sans auteur} other {# paires de crochets sans auteur}} dans {about}",
  "act.text.reopen": "{who} rouvre ce qui était agréé dans {about}",
  "act.text.agree": "{who} agrée {about}",
  "act.text.initial": "{who} paraphe {about}",
  "act.text.sign": "{who} signe {about}",
  "act.text.compile": "{who} établit une révision de {about}",
  "act.text.repair": "{who} précise le sens d’un crochet sans pendant dans {about}",
  "act.text.report":
    "{who} apporte l’accord d’un groupe sur {count, plural, one {# disposition} many {# de dispositions} other {# dispositions}} de {about}",

  "act.words.say": "{who} déclare, au procès-verbal",
  "act.words.translate": "{who} traduit {about}",
  "act.file.share": "{who} partage le fichier {about}",
  "act.heartbeat": "{who} est en ligne",

  "act.statement.draft": "{who} prépare une déclaration : {about}",
  "act.statement.revise": "{who} révise le projet {about}",
  "act.statement.approve": "{who} approuve {about} pour publication",
  "act.statement.recall": "{who} retire l’approbation de {about}",
  "act.statement.released": "{who} note que {about} a été publié",

  "act.press.publish": "{who} publie {about}",
  "act.press.correct": "{who} rectifie {about}",
  "act.press.withdraw": "{who} retire une déclaration",
  "act.press.endorse": "{who} s’associe à une déclaration conjointe",

  "act.invitation.watch": "{who} prie les appareils de votre délégation d’admettre qui se présente avec une invitation",
  "act.verdict.give": "{who} conserve ce qu’un appareil a constaté en vérifiant un registre",
  "act.unknown": "{who} fait un acte que cette application ne connaît pas : {about}",

  "act.control.founded": "La salle est fondée",
  "act.control.admitted": "{who} admet : {role}",
  "act.control.revoked": "{who} retire un appareil : {role}",
  "act.control.role-changed": "{who} attribue un autre rôle : {role}",
  "act.control.epoch":
    "La salle reçoit une nouvelle clé ({choice, select, opening {ouverture} revocation {un appareil a été révoqué} admission {une personne a été admise} round {un nouveau cycle} complaint {une réclamation} other {remplacement}})",
  "act.control.sealed":
    "{who} scelle le registre de {count, plural, one {# entrée} many {# d’entrées} other {# entrées}}",

  "matter.convening": "la convocation de {about}",
  "matter.mandate": "un autre mandat, {about}",
  "matter.rules": "les règles {about}",
  "matter.enlargement": "l’élargissement proposé du dialogue : {about}",
  "matter.conclusion": "la proposition de conclure le dialogue",
  "matter.host": "l’hôte proposé pour le cycle {count, number} : {sides}",
  "matter.chairs": "la présidence proposée pour le cycle : {sides}",
  "matter.intersessional-closing": "la proposition que rien n’engage jusqu’au prochain cycle",
  "matter.carrying": "une autre échéance pour {about}{time}",
  "matter.group-report": "ce dont le groupe doit faire rapport",
  "matter.other": "ce qui a été soumis",

  "told.time": ", {time}",
  "told.for": " pour {name}",
  "told.forHead": "{delegation}, au nom du chef de délégation",
  "told.refused": "Sans effet : {sentence}",
  "told.noted": "Consigné après coup : {how}",
} as const satisfies Readonly<
  Record<`act.${ActType}` | `act.control.${ControlEvent["kind"]}`, string> & Record<string, string>
>;
