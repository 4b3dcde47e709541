/** Groups of States and other hands that sign bracketed words in real drafts, as they are abbreviated or written out. */
const GROUPS = [
  "African Group",
  "African Union",
  "AGN",
  "AILAC",
  "ALBA",
  "AOSIS",
  "Arab Group",
  "ASEAN",
  "BASIC",
  "CARICOM",
  "CARIFORUM",
  "CEIT",
  "Chair",
  "Co-Chairs",
  "Cochairs",
  "Coalition for Rainforest Nations",
  "CfRN",
  "EEA",
  "EFTA",
  "EIG",
  "Environmental Integrity Group",
  "European Union",
  "EU",
  "EU27",
  "Facilitator",
  "Facilitators",
  "G77",
  "G-77",
  "Group of 77",
  "GRULAC",
  "Holy See",
  "LDC",
  "LDCs",
  "LDC Group",
  "Least Developed Countries",
  "LLDCs",
  "LMDC",
  "LMDCs",
  "Like-Minded Developing Countries",
  "NAM",
  "Non-Aligned Movement",
  "OIC",
  "Pacific Islands Forum",
  "PIF",
  "SIDS",
  "PSIDS",
  "Presidency",
  "Secretariat",
  "State of Palestine",
  "Umbrella Group",
  "UG",
  "Visegrad Group",
  "WEOG",
  "JUSCANZ",
  "CANZ",
] as const;

/** States as the United Nations writes them, where common usage (which Intl knows) is another. */
const STATES = [
  "Bolivia (Plurinational State of)",
  "Brunei Darussalam",
  "Cabo Verde",
  "Czechia",
  "Côte d'Ivoire",
  "DPRK",
  "DRC",
  "Democratic People's Republic of Korea",
  "Eswatini",
  "Iran (Islamic Republic of)",
  "Islamic Republic of Iran",
  "Lao PDR",
  "Micronesia (Federated States of)",
  "Netherlands (Kingdom of the)",
  "Plurinational State of Bolivia",
  "Republic of Korea",
  "ROK",
  "Republic of Moldova",
  "Russia",
  "Russian Federation",
  "Syrian Arab Republic",
  "Tanzania",
  "The Gambia",
  "The Netherlands",
  "Timor-Leste",
  "Turkey",
  "Türkiye",
  "UK",
  "USA",
  "United Kingdom",
  "United Republic of Tanzania",
  "United States",
  "United States of America",
  "Venezuela (Bolivarian Republic of)",
  "Viet Nam",
] as const;

/** Capitals that stand before a colon in drafts and are no delegation. */
const NOT_NAMES = new Set([
  "NB",
  "TBD",
  "TBC",
  "TBA",
  "PP",
  "OP",
  "ALT",
  "NOTE",
  "OPTION",
  "TITLE",
  "REF",
  "CHAPEAU",
  "ANNEX",
  "ARTICLE",
  "PREAMBLE",
  "PART",
  "SECTION",
  "SOURCE",
  "EXAMPLE",
  "EXAMPLES",
  "WARNING",
  "CAUTION",
  "FIGURE",
  "TABLE",
  "RATIONALE",
  "COMMENT",
  "DRAFT",
  "AGREED",
  "ACTION",
  "SEE",
  "CF",
  "NTD",
]);

const LOCALES = ["en", "fr", "es", "ru", "ar", "zh"];
let known: ReadonlySet<string> | undefined;

/** Names in any of the six languages of the United Nations, from the platform's own locale data; computed when first asked for. */
function knownNames(): ReadonlySet<string> {
  if (known !== undefined) return known;
  const names = new Set<string>([...GROUPS, ...STATES].map(plain));
  const displays = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: "region", fallback: "none" }));
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCodePoint(first, second);
      for (const display of displays) {
        const name = display.of(code);
        if (name !== undefined && name !== code) names.add(plain(name));
      }
    }
  }
  known = names;
  return names;
}

/**
 * Whether words are the name of a delegation: one that the caller knows, a State or group, or an abbreviation in capitals. It
 * only decides what is *alleged*; no right follows from it.
 */
export function isDelegationName(words: string, delegations: readonly string[] = []): boolean {
  const name = words.trim();
  if (name === "" || name.length > 60) return false;
  if (isKnownDelegation(name, delegations)) return true;
  if (/^[A-Z][A-Z0-9&]{1,7}$/u.test(name)) return !NOT_NAMES.has(name) && !/^(?:PP|OP)\d|^X+$|^[IVX]+$/u.test(name);
  // Short words in Russian capitals: США, РФ, КНР.
  return /^[А-Я]{2,5}$/u.test(name);
}

/** As {@link isDelegationName}, but an abbreviation must be a known one: for places where any abbreviation may stand, as in `(CDM)`. */
export function isKnownDelegation(words: string, delegations: readonly string[] = []): boolean {
  const name = plain(words);
  if (delegations.some((delegation) => plain(delegation) === name)) return true;
  if (/^g-?77\s?(?:\+|&|and|\/)?\s?china$/u.test(name)) return true;
  return knownNames().has(name) || name === "us";
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/\s+/gu, " ")
    .replace(/^the /u, "")
    .trim();
}
