/** Le premier coup d’œil : deux délégations, et ce que voit leur hôte. */
export const look = {
  "look.title": "Premier coup d’œil",
  "look.sub":
    "Deux chefs de délégation à une table et, entre eux, le nœud qui tient leur registre. Dites quelque chose d’un côté : l’autre le lit, et l’hôte reçoit une ligne scellée.",
  "look.pane": "{delegation}, telle que la voit son chef",
  "look.host": "L’hôte",
  "look.host.sub":
    "Tout ce que le nœud a de cette salle : des rangs, des tailles, des clés d’appareils. Le plus récent d’abord.",
  "look.say": "Dire au procès-verbal",
  "look.say.do": "Le dire",
  "look.said": "Dit à la table",
  "look.said.none": "Rien n’a encore été dit au procès-verbal dans cette salle.",
  "look.row": "Rang {seq, number}, {form, select, sealed {scellé} other {{form}}}, {size, number} octets",
  "look.row.device": "appareil {device}…",
  "look.tamper": "Falsifier",
  "look.tamper.label": "Falsifier : rang {seq, number}",
  "look.refused":
    "L’hôte a servi le rang {seq, number} altéré. Cet appareil a refusé le registre : la propre signature du nœud ne porte pas sur ces entrées ({code}).",
  "look.unnoticed":
    "Cet appareil n’a pas remarqué que le rang {seq, number} était altéré. Cela ne doit jamais arriver.",
  "look.intact": "Ce que détient cet appareil est inchangé.",
  "look.further": "Prendre place à la table comme",
} as const;
