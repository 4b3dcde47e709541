/** Ce que le lecteur de fichiers dit de ce qui y est singulier, et d’un fichier qu’il refuse. */
export const reader = {
  "problem.CLOSING_MISSING": "Le crochet {sign} près de « {near} » n’a pas de crochet fermant.",
  "problem.CLOSING_MISSING.do":
    "Ajoutez le crochet fermant à la fin des mots mis entre crochets, ou supprimez celui-ci.",
  "problem.OPENING_MISSING": "Le crochet {sign} près de « {near} » n’a pas de crochet ouvrant.",
  "problem.OPENING_MISSING.do":
    "Ajoutez le crochet ouvrant au début des mots mis entre crochets, ou supprimez celui-ci.",
  "problem.SUSPECT_PAIR":
    "Ce crochet ne se fermerait qu’à la ligne {line}, colonne {column}, au-delà d’un titre ; il est lu comme deux crochets isolés.",
  "problem.SUSPECT_PAIR.do": "Cherchez un crochet manquant entre les deux et ajoutez-le.",
  "problem.UNBALANCED_NOTE": "L’accolade {sign} n’a pas de pendant dans son paragraphe ; elle est lue comme un mot.",
  "problem.UNBALANCED_NOTE.do": "Ajoutez l’autre accolade, ou supprimez celle-ci.",
  "problem.OPTION_OUT_OF_ORDER": "« {name} » ne fait pas suite à l’option qui précède.",
  "problem.OPTION_OUT_OF_ORDER.do": "Vérifiez s’il ne manque pas une option.",
  "problem.OPTION_ALONE": "« {name} » se présente sans autre option de même nature.",
  "problem.OPTION_ALONE.do": "Vérifiez si un titre ou un crochet la sépare des autres.",
  "problem.END_WITHOUT_OPTIONS": "Ceci met fin à des options alors qu’aucune n’est ouverte.",
  "problem.END_WITHOUT_OPTIONS.do": "Supprimez-le, ou intitulez les options auxquelles il met fin.",
  "problem.SLASHED_ALTERNATIVES": "« {words} » pourrait être des variantes ; c’est lu comme des mots.",
  "problem.SLASHED_ALTERNATIVES.do":
    "Mettez chaque variante entre crochets, comme [doit][devrait], si telle est l’intention.",
  "problem.MISSING_FOOTNOTE": "La note {mark} est appelée et ne figure nulle part.",
  "problem.MISSING_FOOTNOTE.do": "Ajoutez la note, ou supprimez son appel.",
  "problem.OTHER_FORMAT":
    "D’après ses premiers octets, le fichier est {format} ; son nom annonce du texte, et il a été lu comme tel.",
  "problem.OTHER_FORMAT.do": "{advice}",
  "problem.EMPTY": "Le fichier ne contient aucun mot.",
  "problem.EMPTY.do": "Vérifiez que c’est le bon fichier, ou demandez-le de nouveau.",
  "problem.OTHER_ENCODING": "Le fichier n’est pas en UTF-8 ; il a été lu comme {encoding}.",
  "problem.OTHER_ENCODING.do": "Vérifiez les lettres accentuées et les guillemets, ou enregistrez le fichier en UTF-8.",
  "problem.NO_CHARACTER":
    "Cet octet n’est pas un caractère ; il est affiché � et conservé quand le fichier est réécrit.",
  "problem.NO_CHARACTER.do": "Enregistrez le fichier en UTF-8 depuis le programme qui l’a produit.",
  "problem.FULL_WIDTH_BRACKET": "Le crochet pleine chasse {sign} est lu comme un crochet.",
  "problem.FULL_WIDTH_BRACKET.do": "Rien à faire, sauf s’il s’agissait de ponctuation.",
  "problem.LIKE_A_BRACKET": "{sign} ressemble à un crochet ; il est lu comme un mot.",
  "problem.LIKE_A_BRACKET.do": "Saisissez [ ou ] là où un crochet est voulu.",
  "problem.ODD_CHARACTER": "Un caractère de commande ({character}) se trouve parmi les mots.",
  "problem.ODD_CHARACTER.do": "Supprimez-le dans le programme qui a produit le fichier.",
  "problem.DEEP_NESTING": "Plus de {deep} crochets s’emboîtent ici.",
  "problem.DEEP_NESTING.do": "Vérifiez qu’aucun n’est privé de son pendant.",
  "problem.FILE_JOINED": "Un autre fichier est joint au document à cet endroit ; ses mots ne sont pas lus.",
  "problem.FILE_JOINED.do":
    "Ouvrez le document dans Word, enregistrez-le de nouveau et lisez ce fichier-là : Word y aura repris les mots de l’autre.",
  "problem.PARAGRAPHS_JOINED":
    "Une modification suivie de {author} réunit ce paragraphe au suivant sans changer aucun mot ; ils sont lus séparément.",
  "problem.PARAGRAPHS_JOINED.do": "Proposez la fusion ou la scission à la table, où le texte connaît les deux.",
  "problem.PARAGRAPHS_PARTED":
    "Une modification suivie de {author} sépare ce paragraphe du suivant sans changer aucun mot ; ils sont lus séparément.",
  "problem.PARAGRAPHS_PARTED.do": "Proposez la fusion ou la scission à la table, où le texte connaît les deux.",
  "problem.BRACKETS_AT_EDGE":
    "L’en-tête ou le pied d’une page contient des crochets et ne fait pas partie du texte : « {words} ».",
  "problem.BRACKETS_AT_EDGE.do": "Portez-les dans le texte s’ils sont censés lui appartenir.",
  "problem.HIDDEN_WORDS": "Des mots sont masqués ici et sont lus comme des mots du texte : « {words} ».",
  "problem.HIDDEN_WORDS.do": "Affichez le texte masqué dans Word ; supprimez-le ou rendez-le visible.",
  "problem.STRUCK_BY_LOOK":
    "Des mots sont seulement barrés à l’écran, sans modification suivie, et sont lus comme des mots en vigueur : « {words} ».",
  "problem.STRUCK_BY_LOOK.do": "Supprimez-les dans Word avec suivi des modifications, ou placez-les entre crochets.",
  "problem.PART_DAMAGED":
    "La partie {part} du document est endommagée, ou contient ce qu’aucun document Word n’a ; elle n’est pas lue.",
  "problem.PART_DAMAGED.do":
    "Ouvrez le fichier dans Word et enregistrez-le de nouveau, puis vérifiez la numérotation et les notes.",
  "problem.MORE": "Encore {count} fois {code}, la dernière ici.",
  "problem.MORE.do": "Corrigez les premières occurrences et relisez le fichier.",

  "format.pdf": "un PDF",
  "format.pdf.do": "Demandez le document dont il est tiré, ou copiez ses mots dans un fichier texte.",
  "format.rtf": "du texte enrichi (RTF)",
  "format.rtf.do": "Ouvrez-le dans un traitement de texte et enregistrez-le en .docx.",
  "format.old-office": "un fichier Office d’avant 2007, ou protégé",
  "format.old-office.do": "Enregistrez-le sans protection en .docx.",
  "format.picture": "une image",
  "format.picture.do":
    "Faites reconnaître les mots de la numérisation et enregistrez-les comme texte, ou demandez le document.",
  "format.archive": "une archive",
  "format.archive.do": "Décompressez-la et désignez le document qu’elle contient.",
  "format.open-document": "un fichier OpenDocument",
  "format.open-document.do": "Ouvrez-le dans LibreOffice et enregistrez-le en .docx.",
  "format.spreadsheet": "un tableur ou une présentation",
  "format.spreadsheet.do": "Copiez ses mots dans un document et enregistrez celui-ci en .docx.",
  "format.pages": "un document Pages",
  "format.pages.do": "Exportez-le en .docx depuis Pages.",
  "format.unknown": "autre chose",
  "format.unknown.do": "Enregistrez-le en .docx, .md ou .txt.",

  "unreadable.NOT_A_ZIP":
    "D’après son nom, le fichier est un document Word ; d’après ses premiers octets, c’est {format}. {advice}",
  "unreadable.NOT_A_DOCUMENT": "Le fichier ne contient pas de document Word : c’est {format}. {advice}",
  "unreadable.OTHER_FORMAT": "Le fichier est {format}, ce qui n’est pas lu ici. {advice}",
  "unreadable.TOO_LARGE": "Le fichier est plus grand qu’aucun texte de négociation. Retirez ses images, ou divisez-le.",
  "unreadable.BROKEN_ZIP": "Le fichier est endommagé et ne peut être décompressé. Demandez-le de nouveau.",
  "unreadable.BROKEN_XML":
    "La partie {part} du fichier est endommagée. Ouvrez le fichier dans Word et enregistrez-le de nouveau.",
  "unreadable.ENTITIES":
    "La partie {part} déclare un type de document ou des entités, ce qu’aucun document Word ne fait ; le fichier n’est pas lu. Demandez à son expéditeur un fichier enregistré par Word.",
  "unreadable.ENCRYPTED":
    "Le fichier est protégé par un mot de passe ou au format de Word d’avant 2007. Enregistrez-le sans protection en .docx.",
} as const;
