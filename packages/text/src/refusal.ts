/** Why a text act has no effect: the closed list, each code with its one sentence. Those the dialogue knows too say the same there. */
export const TEXT_REFUSALS = {
  UNKNOWN_ACT: "This kind of act is not known under this dialogue's rules.",
  BAD_SHAPE: "This act lacks a field, or has one that does not belong to it.",
  NOT_A_PARTY: "Only a delegation that is party to the dialogue may do this.",
  NOT_YOURS: "This belongs to another delegation; only it may change it.",
  NOTHING_THERE: "This names something that is not in this room.",
  STALE_SUBJECT: "This names a version that is no longer the current one: read it again, then repeat.",
  WRONG_STATE: "What this names is no longer, or not yet, at the point where this can be done.",
  ALREADY_DONE: "This was done before; doing it again changes nothing.",
  TOO_MANY: "There are already as many of these as a room holds; close or drop some first.",
  BAD_TREE: "The tabled tree does not hold together: table the file again with a reader that this software knows.",
  TYPED_BRACKET: "These words hold a typed bracket: mark it as a literal character, or propose the words without it.",
  NO_WORDS: "There are no words here; propose some, or propose a deletion.",
  NOT_STANDING: "This points at words or provisions that do not stand; propose on those that do.",
  CROSSES_BRACKETS: "This begins inside one bracket and ends inside another; propose on each by itself.",
  NOT_SAME_FIELD: "Its two ends are not in order in one field of one provision.",
  NOT_SIBLINGS: "These provisions do not stand side by side.",
  HAS_CHILDREN: "This provision has others under it: move those first, so that the order of the words stays.",
  JOINED: "Others were joined to these words: reopen that merger first, so that the order of the words stays.",
  INTO_ITSELF: "A provision cannot be moved under itself.",
  RIVALS_TOGETHER: "Of these, one would take another: they cannot be agreed together.",
  SPOKEN_SINCE:
    "Somebody has spoken since about what this way back changed, and it is not undone over their heads: propose the change itself.",
  CLAIMED: "A delegation holds this bracket; only it may lift it.",
  NOT_CLEAN: "Brackets, placeholders or unpaired marks are open here; close them first.",
  NOT_AGREED: "Not every party has agreed to all of this text as it is now.",
  NOT_ACKNOWLEDGED: "These words hold invisible characters that were not acknowledged: look at them, then repeat.",
  MISQUOTED:
    "This quotes another act than the one it names, or one that agreed to other words: quote the acts that agreed to these.",
  TOO_DEEP: "This lies inside more provisions or brackets than any text needs: put it higher up.",
  TOO_FULL:
    "One paragraph of this, or one bracket, holds more than any text needs: divide it, or settle some of it first.",
  SIGNED: "This text is signed; a change needs a text of its own.",
} as const;

export type TextRefusal = keyof typeof TEXT_REFUSALS;
