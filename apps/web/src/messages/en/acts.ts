import type { ActType, ControlEvent } from "@longtable/dialogue";

/** One sentence for each type of act, and for what a room's control entries tell. `{who}` is the delegation that did it. */
export const acts = {
  "act.dialogue.convene": "{who} convenes the dialogue {about}",
  "act.dialogue.mandate": "{who} puts forward another mandate: {about}",
  "act.dialogue.rules": "{who} proposes to go on under the rules {about}",
  "act.dialogue.enlarge": "{who} proposes that {about} joins the dialogue",
  "act.dialogue.conclude":
    "{who} proposes to conclude the dialogue: {choice, select, agreed {agreed} adjourned {adjourned} other {ended}}",

  "act.accord.accept": "{who} accepts {matter}",
  "act.accord.decline": "{who} declines {matter}",
  "act.accord.withdraw": "{who} withdraws {matter}",

  "act.delegation.introduce": "{who} introduces itself as {about}",
  "act.delegation.member": "{who} announces somebody without a device: {role} {about}",
  "act.delegation.depart": "{who} says that somebody has left: {role} {about}",

  "act.round.plan": "{who} plans a round: {about}, {choice}{time}",
  "act.round.host": "{who} proposes that {sides} hosts the next round",
  "act.round.open": "{who} opens the round {about}",
  "act.round.chair": "{who} proposes {sides} to chair the round {about}",
  "act.round.close": "{who} closes the round {about}",

  "act.session.open": "{who} opens a session {about}",
  "act.session.suspend": "{who} suspends the session{time}",
  "act.session.resume": "{who} resumes the session",
  "act.session.adjourn": "{who} adjourns the session{time}",
  "act.session.close-intersessional": "{who} proposes that nothing binds until the next round",

  "act.programme.plan": "{who} plans a programme of {count, plural, one {# item} other {# items}} for {about}",
  "act.programme.agree": "{who} agrees to the programme of {about}",
  "act.programme.begin": "{who} states that {about} began{time}",
  "act.programme.end": "{who} states that {about} ended{time}",

  "act.agenda.add": "{who} puts {about} on the agenda",
  "act.agenda.drop": "{who} takes {about} off the agenda",
  "act.agenda.take-up": "{who} takes up {about}",

  "act.call.make":
    "{who} calls {choice, select, agenda {another order of the agenda} speakersClosed {the list of speakers closed} speakersOpen {the list of speakers open} speakingTime {a speaking time of {count, number} s} other {a ruling}}",
  "act.call.withdraw": "{who} withdraws a call",
  "act.call.acknowledge": "{who} has seen a call and lets it pass",
  "act.call.object": "{who} objects to a call",

  "act.group.form": "{who} forms the working group {about} of {sides}",
  "act.group.dissolve": "{who} dissolves the working group {about}",
  "act.group.report": "{who} brings the report of the working group {about}",
  "act.group.conclude": "{who} puts forward what the group is to report",

  "act.floor.request": "{who} asks for the floor{whom}",
  "act.floor.withdraw": "{who} no longer asks for the floor",
  "act.floor.order": "{who} sets the order of {count, plural, one {# speaker} other {# speakers}}",
  "act.floor.grant": "{who} gives the floor{whom}",
  "act.floor.yield": "{who} yields the floor",
  "act.floor.end": "{who} ends the turn{whom} after {count, number} s",
  "act.floor.microphone": "{who} turns a microphone {choice, select, on {on} other {off}}{whom}",

  "act.house.rules": "{who} sets the house rules",
  "act.house.acknowledge": "{who} acknowledges the house rules{whom}",
  "act.seat.take": "{who} takes place {count, number} at the table{whom}",
  "act.seat.leave": "{who} leaves a seat at the table{whom}",

  "act.difference.open": "{who} opens a difference: {about}",
  "act.difference.position": "{who} states its position on {about}",
  "act.difference.assess":
    "{who} assesses {about} as {choice, select, agreed {agreed} wording {a matter of wording} substance {a matter of substance} other {not discussed}}",
  "act.difference.link": "{who} links {about} to a provision",
  "act.difference.unlink": "{who} takes back a link of {about}",

  "act.step.propose": "{who} proposes a step for {sides}: {about}{time}",
  "act.step.revise": "{who} revises its proposal of a step: {about}{time}",
  "act.step.withdraw": "{who} withdraws the step {about}",
  "act.step.undertake": "{who} undertakes {about}",
  "act.step.decline": "{who} declines {about}",
  "act.step.report": "{who} reports on {about}{choice, select, done {: done} other {}}",
  "act.step.verify": "{who} verifies {about}",
  "act.step.dispute": "{who} disputes what was reported on {about}",
  "act.step.settle": "{who} lifts its dispute on {about}",
  "act.step.carry": "{who} asks for another day for {about}{time}",

  "act.text.part": "{who} brings a part of a long text",
  "act.text.table": "{who} tables the text {about}",
  "act.text.propose":
    "{who} proposes {choice, select, insert {words to add} delete {words to delete} replace {other words} newNode {a new provision} strike {to strike a provision} move {to move a provision} split {to divide a provision} merge {to join two provisions} other {to go back to an earlier form}} in {about}",
  "act.text.package": "{who} ties {count, plural, one {# proposal} other {# proposals}} in {about} into a package",
  "act.text.join": "{who} joins a bracket in {about}",
  "act.text.accept": "{who} accepts a proposal in {about}",
  "act.text.object": "{who} {choice, select, call {objects to a call on} other {takes back its acceptance in}} {about}",
  "act.text.withdraw": "{who} withdraws from a bracket in {about}",
  "act.text.take": "{who} takes up a proposal in {about}",
  "act.text.reserve": "{who} reserves its position on words in {about}",
  "act.text.lift": "{who} lifts its reservation in {about}",
  "act.text.claim":
    "{who} claims a bracket in {about}, {choice, select, want {because it wants these words} other {because it is against these words}}",
  "act.text.call":
    "{who} calls the end of {count, plural, one {# unclaimed bracket} other {# unclaimed brackets}} in {about}",
  "act.text.reopen": "{who} reopens what was agreed in {about}",
  "act.text.agree": "{who} agrees to {about}",
  "act.text.initial": "{who} initials {about}",
  "act.text.sign": "{who} signs {about}",
  "act.text.compile": "{who} compiles a revision of {about}",
  "act.text.repair": "{who} says how an unpaired bracket in {about} was meant",
  "act.text.report":
    "{who} brings a group’s agreement on {count, plural, one {# provision} other {# provisions}} of {about}",

  "act.words.say": "{who} says for the record",
  "act.words.translate": "{who} renders {about}",
  "act.file.share": "{who} shares the file {about}",
  "act.heartbeat": "{who} is present",

  "act.statement.draft": "{who} drafts a statement: {about}",
  "act.statement.revise": "{who} revises the draft {about}",
  "act.statement.approve": "{who} approves {about} for the public",
  "act.statement.recall": "{who} takes back the approval of {about}",
  "act.statement.released": "{who} notes that {about} was published",

  "act.press.publish": "{who} publishes {about}",
  "act.press.correct": "{who} corrects {about}",
  "act.press.withdraw": "{who} withdraws a statement",
  "act.press.endorse": "{who} endorses a joint statement",

  "act.invitation.watch": "{who} asks your side’s devices to let in whoever comes by an invitation",
  "act.verdict.give": "{who} keeps what a device found when it checked a record",
  "act.unknown": "{who} does something that this app does not know: {about}",

  "act.control.founded": "The room is founded",
  "act.control.admitted": "{who} admits {role}",
  "act.control.revoked": "{who} takes back the device of {role}",
  "act.control.role-changed": "{who} gives somebody another role: {role}",
  "act.control.epoch":
    "The room gets a new key ({choice, select, opening {opening} revocation {a device was revoked} admission {somebody was admitted} round {a new round} complaint {a complaint} other {replaced}})",
  "act.control.sealed": "{who} seals the record of {count, plural, one {# entry} other {# entries}}",

  "matter.convening": "the convening of {about}",
  "matter.mandate": "another mandate, {about}",
  "matter.rules": "the rules {about}",
  "matter.enlargement": "that {about} joins the dialogue",
  "matter.conclusion": "to conclude the dialogue",
  "matter.host": "that {sides} hosts round {count, number}",
  "matter.chairs": "that {sides} chairs the round",
  "matter.intersessional-closing": "that nothing binds until the next round",
  "matter.carrying": "another day for {about}{time}",
  "matter.group-report": "what the group is to report",
  "matter.other": "what was put forward",

  "told.time": ", {time}",
  "told.for": " for {name}",
  "told.forHead": "{delegation}, for the head",
  "told.refused": "No effect: {sentence}",
  "told.noted": "Noted afterwards: {how}",
} as const satisfies Readonly<
  Record<`act.${ActType}` | `act.control.${ControlEvent["kind"]}`, string> & Record<string, string>
>;
