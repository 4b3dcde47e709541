/** La page que lit le public. */
export const pressPage = {
  "pressPage.title": "Publications",
  "pressPage.sub":
    "Tout ce que les délégations ont dit ici en public, le plus récent d’abord. Votre navigateur a vérifié chaque signature.",
  "pressPage.none": "Rien n’a encore été publié ici.",
  "pressPage.by": "Signé par la délégation {by}…, {at}",
  "pressPage.joint": "Déclaration conjointe : chaque délégation qu’elle nomme s’y est associée.",
  "pressPage.corrected": "Rectifié : {why}",
  "pressPage.withdrawn": "Retiré : {why}",
  "pressPage.photograph": "Photographie : {alt} ({credit})",
  "pressPage.photograph.theirs": "Photographie, crédit : {credit}",
  "pressPage.away": "Le nœud est inaccessible pour le moment.",
} as const;
