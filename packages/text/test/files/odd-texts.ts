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
  [
    "parentheses and brackets that cross a table's cells",
    "a.md",
    `| Item | Text |\n|---|---|\n| 1 | Parties (including [developed (Annex I)] | and developing] ones) shall [act |\n| 2 | now] (subject to [[means] (finance, | technology)] of implementation]) |\n`,
  ],
  [
    "a bracket opened in a heading and closed three paragraphs on",
    "a.txt",
    `Article 7 [Adaptation\n\n1. Parties recognize the goal.\n\n2. Parties [should] cooperate.\n\n3. Parties report.]\n\nArticle 8 Loss\n\n1. Nothing.\n`,
  ],
  [
    "footnotes as the United Nations set them, with brackets of their own",
    "a.txt",
    `1. The Conference 1/ [requests][invites] the secretariat */ to report [annually 2/].\n\n__________\n1/ [One delegation reserves its position on this paragraph.]\n2/ [To be reviewed [by the legal group].\n*/ Translated from [French].\n`,
  ],
  [
    "a Russian text whose letters, countries and verbs are Cyrillic",
    "a.txt",
    `ПРОЕКТ\n\nСтатья 3 [Определения]\n\n1. [РФ, Беларусь: Стороны] [КНР предлагает: Договаривающиеся [Государства]] обязуются [исключить] [сохранить] меры.\n\n(а) [США возражают: и контроль;]\n\n(б) «[проверка]» (см. [пункт 2]).\n\n[Заполнитель для преамбулы]\n`,
  ],
  [
    "boxes to tick, ellipses, [sic] and words still to come",
    "a.txt",
    `Checklist\n\n[ ] Open [x] Done [X] Done\n\n1. The host [sic] shall […] and [...] pay [TBD] by [date] to [name of institution], [XX] per cent [●] [N] [__] [to be inserted] [tbc].\n\n2. [[Double]] and [[[triple]]] and [] and [ ].\n`,
  ],
  [
    "links, images, addresses and footnotes that use Markdown's brackets",
    "a.md",
    `1. See [the annex](annex.md "title [draft]"), [paragraph 4][p4], ![a [figure]](fig.png) and <http://a.test/[x]>.\n\n2. [[Parties](http://p.test) shall](not-a-link now) [do] [this](#s1).\n\n3. A [reference without definition][nowhere] and [^2] and [shortcut].\n\n[p4]: #p4 "Para [4]"\n[^2]: [EU: reserves].\n`,
  ],
  [
    "a trade text with alternatives numbered by decimals and options in one line",
    "a.txt",
    `ANNEX 1\n\n2.1 Members [, other than [least-developed] country Members,] shall reduce AMS by [X][6.5][7.0]% over [5][10] years[; or\n\nAlt 2.1: Members shall [endeavour to] reduce].\n\n2.1bis. [[Option A: flat rate] OR [Option B: tiered formula [with [two][three] tiers]]]\n\n2.2 [Chair's text: Members agree.] {Chair's note: see JOB(24)/12[/Rev.1].}\n`,
  ],
  [
    "a labour conclusion whose groups are named in words",
    "a.txt",
    `Point 7\n\n(a) each Member should [/shall] ensure that [workers] [persons performing work] [including: (i) [platform] workers; (ii) [seafarers];]\n\n(b) [Employers' group: delete (b)] [Workers' group: retain] the right to [collective bargaining];\n\nD.14. (Worker Vice-Chairperson's subamendment: [insert "safe and healthy"]) before "working".\n`,
  ],
  [
    "a standard with sources, intervals, indices and references in brackets",
    "a.md",
    `## 3.1 risk\n\neffect of uncertainty on objectives [SOURCE: ISO 31000:2018, 3.1, modified — Note 1 removed]\n\nValues lie in [0, 1) or (0, 1] or ]0, 1[; see a[i][j], \`x[0]\`, regex [A-Z]+, [RFC2119] and [1]–[3].\n\nNOTE 1 [Editor's note: delete?]\n`,
  ],
  [
    "a memo with a bracketed page number at each foot",
    "a.txt",
    `Smith                 Informational                     [Page 1]\n\f\nRFC 9999            A Talk Protocol            [Draft] March 2026\n\n   1.  A party MUST [SHOULD] answer\n   within [T] seconds.\n\nSmith                 Informational                     [Page 2]\n`,
  ],
  [
    "a draft with its lines numbered",
    "a.txt",
    `  1  Article 4\n  2  \n  3  1. The Parties [shall\n  4  not] deploy such\n  5  systems[, except as\n  6  agreed].\n`,
  ],
  [
    "soft hyphens and invisible signs inside attributions",
    "a.txt",
    `1. The Par\u00ADties [U\u00ADS: shall] [should] not de\u200Bploy [\u2060mobile] launchers\u00A0[\u200D].\n`,
  ],
  [
    "brackets of both widths that close one another",
    "a.txt",
    `第一条　［甲方: 应] 与 [乙方］ 协商【备注：[待定]】「［可］」〔三〕。\n\n２．（［一］）和［二\n`,
  ],
  ["brackets of other shapes, which are words", "a.txt", `1. Parties ⟦shall⟧ ❲may❳ ⁅should⁆ 〚must〛 act [now].\n`],
  ["two columns set with tabs", "a.txt", `Side A\tSide B\n[The Parties shall\t[The Parties may\nmeet.]\tnot meet.]\n`],
  [
    "attributions with supporters, groups and ampersands",
    "a.txt",
    `1. [US/EU: shall] [G77+China: should] [AOSIS on behalf of 39: must] [Japan (supported by Canada): may] [EU & UK - delete] [Mexico and Peru propose: will] [Switz.: can].\n\n2. [US]: [shall] [EU] - [may] (CHN: [should]).\n\n3. [New Zealand, speaking for PIF: [Tonga: not]].\n`,
  ],
  [
    "a Persian text in its own digits and letters",
    "a.txt",
    `ماده ۱ [تعاریف]\n\n۱. طرف‌ها [باید][می‌توانند] ([در صورت لزوم]) همکاری کنند ﴿[متن]﴾.\n\n(الف) [ایران: حذف شود] [نروژ: باقی بماند ]]\n`,
  ],
  [
    "options whose brackets close beside the next option",
    "a.txt",
    `5. Option 1\n\nThe Parties shall report.\n\nOption 2 [\n\nThe Parties may report.\n\n] Option 3: [No text]\n\n[End of options]\n\n6. After.\n`,
  ],
  [
    "words struck, underlined and emphasised over a paragraph's end",
    "a.md",
    `1. The Parties ~~shall~~ <u>should</u> <del>[now]</del> **[act]** *[soon\n\nand]* ~~[once\n\nor twice]~~.\n`,
  ],
  [
    "a reply by mail that quotes a draft",
    "a.txt",
    `> 1. The Parties [shall] meet.\n>> [we prefer: should]\n> 2. [ok]\n\n[On Tue, A wrote:] yes\n`,
  ],
  [
    "lists within lists, with boxes to tick",
    "a.md",
    `1. Parties [shall:\n   1. report;\n   2. [verify;]\n   - [ ] unchecked [EU: not]\n   - [x] checked]\n2) After\n\n* [one]\n+ [two\n`,
  ],
  [
    "tables, formulas and definitions that Markdown leaves to others",
    "a.md",
    `<table><tr><td>[a</td><td>b]</td></tr></table>\n\n- term\n: [definition]\n\n$[x]$ and $$[y]$$\n\n\\[ x^2 \\] and \\([a]\\)\n`,
  ],
];
