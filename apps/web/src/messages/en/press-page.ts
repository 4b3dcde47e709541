/** The page that the public reads. */
export const pressPage = {
  "pressPage.title": "Published",
  "pressPage.sub":
    "Everything that the delegations have said in public here, newest first. Your browser has checked each signature.",
  "pressPage.none": "Nothing has been published here yet.",
  "pressPage.by": "Signed by the delegation {by}…, {at}",
  "pressPage.joint": "Joint: every delegation that it names has endorsed it.",
  "pressPage.corrected": "Corrected: {why}",
  "pressPage.withdrawn": "Withdrawn: {why}",
  "pressPage.photograph": "Photograph: {alt} ({credit})",
  "pressPage.photograph.theirs": "Photograph, credited to {credit}",
  "pressPage.away": "The node cannot be reached now.",
} as const;
