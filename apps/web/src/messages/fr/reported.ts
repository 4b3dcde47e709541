/** Ce que dit le reportage, dans l’exemple. */
export const reported = {
  "reported.title": "Ce que dit le reportage",
  "reported.explained":
    "L’exemple suit un dialogue tel que la presse l’a rapporté en 2021. En voici les faits, avec leur source. Tout ce qui s’y passe d’autre est inventé et signalé comme tel à sa place.",
  "reported.by": "Rapporté par {by}.",
  "reported.precision":
    "{precision, select, exact {} approximate {Dit sans chiffre exact.} day {Connu au jour près.} other {Connu à une partie du mois près.}}",
  "reported.open": "Ce que dit le reportage",
} as const;
