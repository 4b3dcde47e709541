/**
 * How a page that is written as one HTML file looks: the text as on a printed page, one ink and one kind of line for each delegation, so
 * that neither colour-blindness nor a black-and-white printer loses who holds what. No ink is red against green, none is a flag's.
 */
export const PAGE_STYLE = `:root{color-scheme:light dark;--paper:#f5f7f3;--ink:#16191a;--soft:#565e58;--rule:#d3d9d0;--ink1:#1f4e8c;--ink2:#a4491c;--ink3:#5b3f8f;--ink4:#0e6470;--ink5:#7a5c00;--ink6:#8a2d62;--wash1:#e1eaf5;--wash2:#f7e6da}
@media(prefers-color-scheme:dark){:root{--paper:#121614;--ink:#e6eae5;--soft:#a3ada5;--rule:#2f3733;--ink1:#8fb4ea;--ink2:#e7a27c;--ink3:#bda6ee;--ink4:#7fc6d0;--ink5:#d9bd6a;--ink6:#e69ac4;--wash1:#1d2d44;--wash2:#41291b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 "Source Serif 4 Variable","Source Serif 4",Georgia,"Times New Roman",serif;overflow-wrap:break-word}
main{max-width:44rem;margin:0 auto;padding:3rem 1.25rem 5rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .6em;font-weight:600}
h1{font-size:1.65rem}h2{font-size:1.4rem}h3{font-size:1.2rem}h4,h5,h6{font-size:1.05rem}
header{border-bottom:3px double var(--ink);margin-bottom:2.2rem;padding-bottom:.8rem;font:600 .875rem/1.5 Inter,system-ui,sans-serif}
header p{margin:.2rem 0 0;font-weight:400;color:var(--soft)}
p{margin:.75em 0}
@media(max-width:34rem){body{font-size:1rem}main{padding:1.5rem 1rem 3rem}}
@media print{:root{--paper:#fff}main{max-width:none;padding:0}p{orphans:2;widows:2}}`;

/** How many inks there are; more delegations share them, told apart by their names. */
export const INKS = 6;
