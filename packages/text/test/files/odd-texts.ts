/** Negotiating texts in the styles that such texts come in, each odd in a way of its own. All invented. */
export const ODD_TEXTS: readonly (readonly [name: string, file: string, words: string])[] = [
  [
    "a climate text with options within options and brackets six deep",
    "a.txt",
    `ANNEX I\n\nDRAFT DECISION -/CMA.9\n\n1. [Decides that [developed country Parties [and [other [high-emitting [and [willing]]] Parties] in a position to do so]] [shall][should][, as appropriate,] provide support;]\n\nOption 1\n\nAlt 1.1: [In the first city]\n\nAlt 1.2: {no text}\n\nOption 2: [No text]\n\n{End of options}\n\n1 bis. [Also decides][Invites]: ]\n`,
  ],
  [
    "a trade text whose footnotes hold the brackets",
    "a.md",
    `# Draft Understanding\n\n**Article 3 \`[Scope]\`**\n\n3.1 Members [shall][^1] / [should endeavour to][^2] notify.\n\n- [ ] secretariat to check\n- [x] legal scrub\n- [US, EU, ad ref] subsidies\n\n[^1]: [Supported by Members A and B.]\n[^2]: Member C [and D] reserve[s] their position.\n[^9]: Never referred to.\n\n[a link](https://e.example/[x]) and [a reference][r] and [not one][missing]\n\n[r]: https://e.example\n`,
  ],
  [
    "a biodiversity target with placeholders, slashes and double brackets",
    "a.txt",
    `TARGET 3. [[Ensure that][Ensure and enable] [at least] [30] [XX] per cent [globally] / [nationally] of [[[all] land] and [of] sea areas]] are conserved.]\n\n[Placeholder for a section on resource mobilization]\n\n[Target 3 alt. ...]\n\n(a) [...]; (b) ____ ; (c) [ ]; (d) []; (e) [\u2026].\n`,
  ],
  [
    "a human rights resolution with preambular and operative paragraphs",
    "a.txt",
    `PP1 Recalling all its previous resolutions [on the matter],\n\nPP1 bis [EU: Reaffirming [ICELAND: strongly] resolution 60/251,]\n\nPP2alt (Egypt, Cuba: delete) Noting [with [deep] concern],\n\nOP1. Calls upon States [to] [RUS: , subject to national legislation,] respect;\n\nOP1ter [deleted]\n\nOP4 (a) (i) [CHN: delete paragraph]\n`,
  ],
  [
    "a collective agreement in two hands",
    "a.txt",
    `ARTICLE 12 - WAGES\n\n12.01 [U: Effective 1 April, all rates shall be increased by 4.5%.] [E: Effective on ratification, rates increase by 2%.]\n12.02 [Union proposes: A signing bonus of $1,000.]\n12.03 [Agreed - initialled 3/3] Shift premium: $2.00.\n12.04 Hours [40][37.5]/week]\n`,
  ],
  [
    "a merger contract with drafter's notes",
    "a.md",
    `## 7.2 Conditions\n\n7.2.1 The \\[Seller\\] shall deliver [●] Shares at $[___] per Share [Note to Draft: subject to tax].\n\n7.2.2 “Material Adverse Effect” means [**[NTD: Buyer to propose]**].\n\n> [Buyer comment: not agreed.]\n\n| Party | Cap |\n|---|---|\n| [Seller] | [$[10]m][uncapped] |\n`,
  ],
  [
    "a standard's draft with an editor's bracket across list items",
    "a.md",
    `# 6 Requirements\n\n1. The device shall [be marked\n2. and labelled\n   - in [Braille]\n   - in print]\n\n## 6.1 [Marking] of [[components]]\n\nSee [Clause 5][], [^not-a-note] and \`code [a]\`.\n\n\`\`\`\n[never a bracket]\n\`\`\`\n`,
  ],
  [
    "an Arabic text, right to left, with marks that change the direction",
    "a.txt",
    `\u200Fالمادة ١\n\n١- [تتعهد][ينبغي أن تتعهد] الأطراف \u202B[بموجب [هذا] الاتفاق]\u202C.\n\n٢- [الاتحاد الأوروبي: يجوز] للدول ]\n`,
  ],
  [
    "a Chinese text in full-width brackets",
    "a.txt",
    `第三条\n\n１．缔约方［应］［应当］［美国：可］履行［［本］协定］的义务；\r\n２．［……］【注：待定】〔2015〕1号。\n`,
  ],
  [
    "a Russian text with its own options",
    "a.txt",
    `Статья 4\n\n1. Стороны [обязуются][должны] [Вариант А: ежегодно] [Вариант Б: раз в два года] отчитываться.\n\n2-бис. [США: Исключить.]\n`,
  ],
  [
    "a French text with spaces that do not break before its signs",
    "a.txt",
    `Article premier\n\n1.\u00A0Les Parties [doivent]\u00A0; [devraient]\u202F: agir «\u00A0[de concert]\u00A0».\n\n1\u00A0ter.\u00A0[UE\u00A0: Supprimer.]\n`,
  ],
  [
    "every sort of line end in one file, a form feed and no last line end",
    "a.txt",
    `Page 1\r\n\r\n1. One [two\r3. three]\n\f4. four\u2028five [six\u2029seven]\v8. eight\u0085[nine]`,
  ],
  [
    "a byte order mark in the middle and at the beginning",
    "a.txt",
    `\uFEFF1. One [two\uFEFF three].\n\uFEFF2. [Four]\n`,
  ],
  [
    "brackets that open in a heading and close in a table",
    "a.md",
    `# Part [one\n\n| a | b] |\n|---|---|\n| [c | d |\n| e] | [f] |\n\n## [Part two]\n`,
  ],
  [
    "brackets within words and beside signs",
    "a.txt",
    `member[s] un[der]take[n] [, as appropriate,] (the ["Fund"]) [2][5] per cent [i].[ii] a[b]c].] [.]\n`,
  ],
  [
    "an interview with minutes and times, no provision at all",
    "a.txt",
    `10:15 [inaudible] A: we [laughs] agree.\n10:17 B: [crosstalk]] no.\n`,
  ],
  [
    "front matter, comments, raw HTML and a heading underlined",
    "a.md",
    `---\ntitle: "[Draft]"\n---\n\n<!-- [hidden] -->\n\nTitle [one]\n===\n\n<div class="[x]">[shown]</div>\n\n***[bold]*** __[b]__ ~~[gone]~~\n`,
  ],
  ["a quarrel of brackets in one line", "a.txt", `${"]".repeat(400)}${"[".repeat(500)}words${"][".repeat(300)}\n`],
];
