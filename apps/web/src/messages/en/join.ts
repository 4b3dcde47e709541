import type { InvitationRefusalCode } from "@longtable/protocol";

/** Taking a seat: an invitation, convening, the sheets, the words that heads compare. */
export const join = {
  "join.title": "You are invited",
  "join.title.head": "You are invited to head a delegation",
  "join.looking": "Asking the node about this invitation …",
  "join.who": "{from} invites you to “{title}”.",
  "join.who.untitled": "A delegation invites you to a dialogue.",
  "join.asDelegate": "You come in as {name}, {role}.",
  "join.asHead": "You would be the head of {to}.",
  "join.asHead.unnamed": "You would be the head of a delegation of your own.",
  "join.mandate": "What it is for",
  "join.node": "Node",
  "join.inviter": "Key of the inviting delegation",
  "join.inviter.hint": "Whoever invited you can read these groups to you, by telephone say.",
  "join.until": "Valid until",
  "join.keys.title": "Your keys",
  "join.keys":
    "This device makes its own keys now. They stay in this browser, on this device, and are sent to nobody. If you clear this browser’s data or lose the device, this seat is gone: your head then invites you anew, and nothing of the dialogue is lost.",
  "join.keys.head":
    "This device makes your delegation’s keys now. They stay in this browser, on this device, and are sent to nobody. Two sheets of paper, which you print afterwards, bring the delegation back if every device is lost.",
  "join.do": "Make the keys and ask to be let in",
  "join.do.head": "Make the keys and answer",
  "join.name": "Your name",
  "join.name.hint": "As the people in the rooms will read it.",
  "join.delegation": "Your delegation’s name",
  "join.short": "Its short name",
  "join.short.hint": "One to six capital letters, such as US. They stand after words that your delegation holds.",
  "join.short.bad": "One to six of the letters A to Z.",
  "join.capital": "Its capital, or where it reports to",
  "join.zone": "Time zone there",
  "join.needed": "This is needed.",
  "join.notUsed": "Do not go on",

  "join.waiting.title": "Waiting to be let in",
  "join.waiting.door":
    "Your request lies at the door. You get in as soon as a device entitled to admit you is online: your head’s, usually. You may close this page and come back.",
  "join.waiting.heads.title": "Waiting for the other heads",
  "join.waiting.heads":
    "The dialogue is founded when every head has answered and signed. You may close this page and come back: it goes on where it stands.",
  "join.waiting.answered": "Your answer is with the node. The head who convenes signs next.",
  "join.asking": "Making keys and asking …",
  "join.offline": "The node cannot be reached now. This goes on by itself as soon as it can.",
  "join.drop": "Stop this",
  "join.drop.confirm": "Stop, and forget the keys made here",
  "join.drop.explained": "The keys made for this seat are erased. The invitation may then be used up.",
  "join.links.title": "Links for the other heads",
  "join.links": "Give each to one head, by a way that others do not read: whoever opens a link first takes that seat.",
  "join.link.for": "For the head of {name}",
  "join.link.copy": "Copy the link",
  "join.link.copied": "Copied",
  "join.link.qr": "The link as a code to scan",
  "join.seated": "You are in.",
  "join.seated.go": "Take your seat",

  "compare.title": "Compare these words with the other heads",
  "compare.how":
    "Call them, or sit with them, and recognise their voices. Each reads the eight words of their own delegation; the others follow. If somebody stood between you, the words would differ.",
  "compare.ours": "Yours: read them aloud",
  "compare.theirs": "Theirs: follow while they read",
  "compare.same": "The words are the same",
  "compare.later": "Compare later",
  "compare.later.explained": "If you compare later, the app says until then that this key has only been seen.",
  "compare.different": "The words differ",
  "compare.different.explained": "If the words differ, nothing is signed here, and the dialogue is not founded.",
  "trust.own": "your own",
  "trust.seen": "seen: it came with the founding, and nobody has compared it",
  "trust.compared": "compared: its words were read aloud",
  "trust.scanned": "scanned from a badge",

  "convene.title": "Convene a dialogue",
  "convene.intro":
    "You found a dialogue with the heads of the other delegations, on this node. It stands once each of them has answered.",
  "convene.dialogue": "Title of the dialogue",
  "convene.mandate": "Mandate",
  "convene.mandate.hint": "What the dialogue is for, in a sentence or more. All parties accept it before it holds.",
  "convene.who": "Decided by",
  "convene.who.hint": "For example: the two governments.",
  "convene.what": "At, or in",
  "convene.what.hint": "For example: the summit in Geneva.",
  "convene.you": "You and your delegation",
  "convene.others": "The other delegations",
  "convene.other": "Delegation {number, number}",
  "convene.more": "Another delegation",
  "convene.fewer": "Without the last one",
  "convene.days": "The links are valid for",
  "convene.days.option": "{days, plural, one {# day} other {# days}}",
  "convene.token": "The node’s convening token",
  "convene.token.hint": "Only if whoever runs the node gave you one.",
  "convene.do": "Make the keys and the links",

  "welcome.title": "You are in",
  "welcome.intro": "{name}, {role}, {delegation}. This device is admitted to the rooms of the dialogue.",
  "welcome.rules": "Read the house rules and acknowledge them: nobody is seated before.",
  "welcome.rules.none": "The host has set no house rules yet. You will be asked when there are some.",
  "welcome.rules.done": "You have acknowledged the house rules.",
  "welcome.sheets": "Print your delegation’s two sheets",
  "welcome.go": "To the dialogue",

  "sheets.title": "The two sheets",
  "sheets.why":
    "Two sheets of paper, kept in two places, are what is left when every device of your delegation is lost. The reading sheet reads every room. The authority sheet names a new head. Together they are the whole delegation.",
  "sheets.authority": "Authority sheet",
  "sheets.reading": "Reading sheet",
  "sheets.authority.secret":
    "SECRET. Whoever has this paper can name a head for the delegation, in the sight of the other delegations. By itself it reads nothing; with the reading sheet it brings everything back.",
  "sheets.reading.secret":
    "SECRET. Whoever has this paper can read every room of the delegation: what was said, what is said, and who said it. It cannot speak, sign, or name a head.",
  "sheets.authority.keep":
    "Keep it in a sealed envelope in a safe, in another place than the reading sheet. Tell the head if the seal is broken.",
  "sheets.reading.keep":
    "Keep it in a sealed envelope, where only the delegation can get at it, in another place than the authority sheet. Tell the head if the seal is broken.",
  "sheets.show": "Show it and print",
  "sheets.print": "Print",
  "sheets.hide": "Put it away",
  "sheets.words": "Words of the sheet",
  "sheets.delegation": "Delegation",
  "sheets.head": "Its head",
  "sheets.dialogue": "Dialogue",
  "sheets.node": "Node",
  "sheets.printed": "Printed",
  "sheets.check": "Check the paper",
  "sheets.check.how": "Type two words back from the paper, so that you know it can be read.",
  "sheets.check.word": "Word {number, number}",
  "sheets.check.do": "Check",
  "sheets.check.wrong": "That is not what the sheet says. Look at the paper again, or print it anew.",
  "sheets.erase": "Erase it from this device once it is right",
  "sheets.erase.hint": "Then it is on paper alone, and whoever takes this device does not have it.",
  "sheets.right": "The paper is right.",
  "sheets.gone": "On paper alone: it is no longer on this device.",
  "sheets.skip": "Go on without paper",
  "sheets.skip.warning":
    "If this device is lost before the sheets are printed, nobody can name a head for your delegation any more, and its rooms cannot be read again. You can print them later in the settings.",

  "refused.title": "This invitation cannot be used",
  "refused.title.INVITATION_SPENT": "This link was used",
  "refused.title.INVITATION_EXPIRED": "This invitation is over",
  "refused.title.INVITATION_REVOKED": "This invitation was taken back",
  "refused.title.INVITATION_FORGED": "Do not go on with this link",
  "refused.title.NOT_A_LINK": "This is not a whole link",
  "refused.title.ANOTHER_NODE": "Another node answered",
  "refused.title.HEADS_DIFFER": "The words differed",
  "refused.home": "To the dialogues on this device",
  "refused.again": "Look again",

  "refusal.NOT_A_LINK": "Copy the invitation again, from its beginning to its end, and open it here.",
  "refusal.INVITATION_EXPIRED": "Its time is over. Ask whoever invited you for a new one.",
  "refusal.INVITATION_REVOKED": "The head who gave it took it back. Ask them for a new one, if that was a mistake.",
  "refusal.INVITATION_SPENT":
    "Another device came by it before. If that was not you, tell your head at once: the link was stolen, and they can revoke that device. Then ask for a new invitation.",
  "refusal.INVITATION_UNKNOWN":
    "The node has no such invitation: its time is over, or it was taken back, or this is another node. Ask for a new one.",
  "refusal.INVITATION_FORGED":
    "What came with this invitation is not from the delegation that the link names. Do not go on, and tell whoever invited you.",
  "refusal.INVITATION_FLOODED":
    "So many devices have asked by this link that the node takes no more. Ask for a new invitation.",
  "refusal.ANOTHER_NODE":
    "Another node answers at this address than the one that holds the dialogue. Check the address, and tell whoever invited you.",
  "refusal.OTHER_KIND": "This link is for another purpose than it was used for. Ask for a new one.",
  "refusal.HEADS_DIFFER":
    "Somebody may stand between you and the other heads. Nothing was signed here. Meet them, and convene again by new links.",
  "refusal.CONVENING_CLOSED":
    "This node opens new dialogues only for those who hold its convening token. Ask whoever runs it, and convene again.",
  "refusal.CLOCK_DIFFERS":
    "By the node’s clock that time is over already. Check this device’s clock, and choose a later time.",

  "home.link": "Open an invitation",
  "home.link.field": "The link you were sent",
  "home.link.do": "Open it",
  "home.link.scan": "Scan an invitation",
  "home.link.bad": "This is not a whole invitation link. Copy it again, from its beginning to its end.",
  "home.link.elsewhere":
    "This link leads to {origin}. Open it in your browser’s address bar, or with the command longtable open.",
  "home.convene": "Convene a dialogue",
  "home.joining": "Not yet in",
  "home.joining.delegate": "Waiting to be let in, {name}",
  "home.joining.head": "Waiting for the other heads, {name}",
  "home.joining.convener": "Convening “{title}”",

  "home.restore": "Come back with your delegation’s sheets",
  "restore.title": "Come back with the sheets",
  "restore.intro":
    "When every device is lost, the two sheets of paper bring a delegation back: the authority sheet names you its head, in the sight of the other delegations, and the reading sheet opens its rooms.",
  "restore.words": "The words of the authority sheet, then those of the reading sheet",
  "restore.words.hint":
    "24 words, or 48. Type them on a device that nobody else works at. With the authority sheet alone you are the head and read nothing yet.",
  "restore.revoke": "Take every other device of the delegation back",
  "restore.revoke.hint": "They are lost, or may be in others’ hands.",
  "restore.where": "This asks the node at {origin}, which the paper names.",
  "restore.do": "Be the head again",
  "restore.onTheWay": "Reading the rooms …",

  "refusal.BAD_SHEET":
    "These words are no sheet: one is not on the list, or two are exchanged, or some are missing. Compare them with the paper.",
  "refusal.NO_ROOMS":
    "Nothing here is for this sheet: it is of another dialogue, or was replaced since, or the sheets stand in the other order.",
  "refusal.READS_NOTHING_YET":
    "You are the head again, for all to see; but this device reads nothing yet. Type the words of the authority sheet again, and those of the reading sheet after them.",
  "refusal.READING_SHEET": "This is a reading sheet, and the authority sheet comes first.",
  "refusal.AUTHORITY_SHEET": "This is an authority sheet, and the reading sheet is needed.",
  "refusal.OTHER_DIALOGUE": "These rooms are of another dialogue than the paper’s.",
  "refusal.SHEET_REPLACED":
    "This authority sheet was replaced. Use the one that was printed when the head was last replaced.",
  "refusal.SHEETS_DIFFER":
    "These two sheets do not belong together: they are of two delegations, or one of them was replaced.",
} as const satisfies Readonly<Record<string, string>> & Readonly<Record<`refusal.${InvitationRefusalCode}`, string>>;
