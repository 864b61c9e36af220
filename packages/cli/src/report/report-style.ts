/** The whole look of a report. Colours are tokens, so that dark mode is one block; `print` keeps light colours and whole tables. */
export const REPORT_STYLE = `
:root { --paper: #fdfdfc; --ink: #1c1f23; --soft: #667079; --line: #dfe3e6; --bar: #3d6b9e;
  --permit: #2f7d4f; --review: #b7791f; --deny: #b23b3b; --other: #7a8590; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171a; --ink: #e6e8ea; --soft: #9aa4ad; --line: #2c3238; --bar: #6ea3dc;
    --permit: #5cb483; --review: #dba545; --deny: #e07a7a; --other: #8a949d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
.soft, caption, dt { color: var(--soft); }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; }
dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--soft); }
td.name { overflow-wrap: anywhere; }
td.number, th.number { width: 7.5rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 45%; vertical-align: middle; }
.about code { white-space: nowrap; }
svg { display: block; width: 100%; height: .8rem; }
rect { fill: var(--bar); }
rect.permit, rect.execute { fill: var(--permit); }
rect.review, rect.await-approval, rect.execute-then-await { fill: var(--review); }
rect.deny, rect.block { fill: var(--deny); }
rect.not-applicable, rect.none, rect.observe { fill: var(--other); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
@media (max-width: 40rem) { td.bar, th.bar { display: none; } td.number, th.number { width: auto; } }
@media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`
