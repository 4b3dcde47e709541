import type { ActRefusal, ClientErrorCode } from "@longtable/client";
import type { RefusalCode } from "@longtable/dialogue";

/** Pourquoi une chose est restée sans effet, ou n’a pu se faire : une phrase par code. */
export const refusal = {
  "refusal.other": "Cela n’a pas pu se faire ({code}).",

  "refusal.UNKNOWN_ACT": "Les règles de ce dialogue ne connaissent pas ce type d’acte.",
  "refusal.BAD_SHAPE": "Il manque un champ à cet acte, ou il en a un qui n’est pas le sien.",
  "refusal.NOT_ADMITTED": "Cet appareil n’est pas, ou n’est plus, admis dans cette salle.",
  "refusal.ROLE_DIFFERS": "Cet appareil a été admis dans cette salle sous un autre rôle ou pour une autre délégation.",
  "refusal.WRONG_ROOM": "Cet acte relève d’un autre type de salle.",
  "refusal.ROLE_MAY_NOT": "Votre rôle ne permet pas cela dans cette salle.",
  "refusal.HEAD_ONLY": "Seul un chef de délégation peut le faire, depuis son propre appareil.",
  "refusal.NOT_A_PARTY": "Seule une délégation partie au dialogue peut le faire.",
  "refusal.NOT_CHAIR": "Seule la présidence peut le faire, et elle est désignée à l’ouverture d’un cycle.",
  "refusal.NOT_HOST": "Seule la délégation hôte peut le faire.",
  "refusal.NOT_YOURS": "Ceci appartient à une autre délégation ; elle seule peut le modifier.",
  "refusal.OWN_ACT": "C’est à une autre délégation de le faire : nul ne confirme ce qui est sien.",
  "refusal.NOTHING_THERE": "Ceci désigne une chose qui n’est pas dans cette salle.",
  "refusal.STALE_SUBJECT": "Ceci a changé depuis que vous l’avez lu. Relisez, puis répétez.",
  "refusal.OUTSIDE_SESSION": "La séance dont ceci relève n’est pas ouverte. Non retenu ; répéter à la prochaine ?",
  "refusal.TOO_LATE":
    "Trop d’actes ont été inscrits depuis votre dernier passage. Non retenu ; lire la suite, puis répéter ?",
  "refusal.WRONG_STATE": "Ceci n’en est plus, ou pas encore, au point où cela peut se faire.",
  "refusal.ALREADY_DONE": "Cela a déjà été fait ; le refaire ne change rien.",
  "refusal.TOO_MANY":
    "Il y en a déjà autant que peut en contenir une salle. Il faut d’abord en clore ou en abandonner.",
  "refusal.NO_ROUND": "Aucun cycle n’est ouvert.",
  "refusal.ROUND_OPEN": "Un cycle est ouvert. Il faut d’abord le clore.",
  "refusal.NO_SESSION": "Aucune séance n’est ouverte.",
  "refusal.FLOOR_TAKEN": "Quelqu’un a la parole. Il faut d’abord mettre fin à cette intervention.",
  "refusal.LIST_CLOSED": "La liste des orateurs est close.",
  "refusal.RULES_NOT_ACKNOWLEDGED": "Il faut prendre acte du règlement intérieur avant de prendre place.",
  "refusal.PLACE_TAKEN": "Cette place est occupée.",
  "refusal.NAME_TAKEN": "Une autre délégation utilise déjà ce nom abrégé ou cette encre.",
  "refusal.NOT_THEIR_PHOTOGRAPH": "La délégation créditée n’a pas publié cette photographie ici.",

  "refusal.BAD_TREE":
    "L’arbre déposé ne se tient pas : déposez de nouveau le fichier avec un lecteur que connaît ce logiciel.",
  "refusal.TYPED_BRACKET":
    "Ces mots contiennent un crochet saisi au clavier : signalez-le comme caractère littéral, ou proposez les mots sans lui.",
  "refusal.NO_WORDS": "Il n’y a pas de mots ici ; proposez-en, ou proposez une suppression.",
  "refusal.NOT_STANDING":
    "Ceci désigne des mots ou des dispositions qui ne subsistent pas ; proposez sur ceux qui subsistent.",
  "refusal.CROSSES_BRACKETS":
    "Ceci commence à l’intérieur de certains crochets et finit à l’intérieur d’autres ; proposez séparément sur chacun.",
  "refusal.NOT_SAME_FIELD": "Ses deux extrémités ne sont pas dans l’ordre dans un même champ d’une même disposition.",
  "refusal.NOT_SIBLINGS": "Ces dispositions ne sont pas côte à côte.",
  "refusal.HAS_CHILDREN":
    "D’autres dispositions dépendent de celle-ci : déplacez-les d’abord, afin que l’ordre des mots demeure.",
  "refusal.JOINED":
    "D’autres mots ont été réunis à ceux-ci : rouvrez d’abord cette réunion, afin que l’ordre des mots demeure.",
  "refusal.INTO_ITSELF": "Une disposition ne peut pas être placée sous elle-même.",
  "refusal.RIVALS_TOGETHER": "L’une de celles-ci emporterait l’autre : elles ne peuvent pas être agréées ensemble.",
  "refusal.SPOKEN_SINCE":
    "Une délégation s’est prononcée depuis sur ce que ce retour a modifié : il ne peut être annulé sans elle. Proposez la modification elle-même.",
  "refusal.CLAIMED": "Une délégation maintient ces crochets ; elle seule peut les lever.",
  "refusal.NOT_CLEAN":
    "Des crochets, des espaces réservés ou des signes sans pendant sont en suspens ici ; réglez-les d’abord.",
  "refusal.NOT_AGREED": "Toutes les parties n’ont pas agréé l’ensemble de ce texte en l’état.",
  "refusal.MISQUOTED":
    "L’acte cité n’est pas celui qui est nommé, ou il approuve un autre texte : citez les actes par lesquels celui-ci a été approuvé.",
  "refusal.NOT_ACKNOWLEDGED":
    "Ces mots contiennent des caractères invisibles dont il n’a pas été pris acte : examinez-les, puis répétez.",
  "refusal.TOO_DEEP":
    "Ceci se trouve dans plus de dispositions ou de crochets qu’il n’en faut à un texte : placez-le plus haut.",
  "refusal.TOO_FULL":
    "Un alinéa ou un crochet contient ici plus qu’il n’en faut à un texte : divisez-le, ou réglez-en d’abord une partie.",
  "refusal.SIGNED": "Ce texte est signé ; une modification demande un texte distinct.",

  "refusal.FORK": "Cet appareil avait fait autre chose à la place. Non retenu ; répéter ?",
  "refusal.BROKEN_CHAIN": "Cet acte en suivait un que le registre tient autrement. Non retenu ; répéter ?",
  "refusal.SEEN_ELSEWHERE": "Cet appareil avait vérifié un autre registre que celui-ci. Non retenu ; répéter ?",

  "refusal.NO_CONNECTION":
    "Le nœud est inaccessible pour le moment. Ce que vous faites est conservé ici et partira dès que possible.",
  "refusal.WRONG_NODE": "Le nœud qui répond à cette adresse n’est pas celui qui tient le dialogue.",
  "refusal.BAD_ANSWER": "Le nœud a donné une réponse à laquelle cette application ne peut se fier.",
  "refusal.RECORD_CONTRADICTS": "Le registre contredit ce que cet appareil avait vérifié. Il s’est arrêté ici.",
  "refusal.COPY_FAILED":
    "La copie propre à cet appareil est inutilisable. Le siège est peut-être ouvert dans un autre onglet.",
  "refusal.SEAL_DIFFERS": "Cet appareil arrive à un autre état que celui qui a été scellé. Rien n’a été signé.",
  "refusal.NO_KEY": "Cet appareil n’a pas la clé de l’époque actuelle de la salle.",
  "refusal.NOT_IN_ROOM": "Cet appareil n’est pas, ou n’est plus, admis dans cette salle.",
} as const satisfies Readonly<
  Record<"refusal.other" | `refusal.${RefusalCode | ActRefusal}`, string> &
    Partial<Record<`refusal.${ClientErrorCode}`, string>>
>;
