/** The whole look of a report. Colours are tokens, so that dark mode is one block; `print` keeps light colours and whole tables. */
export const REPORT_STYLE: string = `
:root { color-scheme: light dark; --paper: #fdfdfc; --ink: #1c1f23; --soft: #5d6770; --line: #dfe3e6; --field: #ffffff; --bar: #3d6b9e; --heat: 61 107 158;
  --permit: #2e8560; --review: #d49a2a; --deny: #b5373f; --not-applicable: #a9b1b8;
  --execute: #2e8560; --execute-then-await: #93bf7a; --await-approval: #d49a2a; --block: #b5373f; --observe: #7d9dbd; --none: #cfd5da;
  --c1: #3d6b9e; --c2: #d08a3c; --c3: #5f9e8f; --c4: #a9576b; --c5: #8a7db8; --c6: #b7a84a; --c7: #6f7f3f; --c8: #94a0aa; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171a; --ink: #e6e8ea; --soft: #a3adb6; --line: #2c3238; --field: #1c2025; --bar: #6ea3dc; --heat: 110 163 220;
    --permit: #4fae86; --review: #dba545; --deny: #d9626a; --not-applicable: #6b757e;
    --execute: #4fae86; --execute-then-await: #7f9f5c; --await-approval: #dba545; --block: #d9626a; --observe: #5f86ad; --none: #444c54;
    --c1: #6ea3dc; --c2: #dc9a52; --c3: #66b3a2; --c4: #c9748a; --c5: #a497d6; --c6: #c7b95a; --c7: #91a358; --c8: #7b8791; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 3rem 0 .35rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em; }
.soft, caption, dt { color: var(--soft); }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.5rem 0; }
dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
nav ul, ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0 .75rem; padding: 0; font-size: .9rem; }
nav { border-block: 1px solid var(--line); padding: .35rem 0; }
.swatch { display: inline-block; width: .7em; height: .7em; margin-right: .45em; border-radius: 2px; background: var(--bar); print-color-adjust: exact; }
${tones('.swatch', 'background')}
figure { margin: .25rem 0 .5rem; }
figure svg { display: block; width: 100%; height: auto; }
figure svg text { font-family: system-ui, sans-serif; font-variant-numeric: tabular-nums; }
figure svg.narrow { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-top: .75rem; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { font-weight: 600; color: var(--soft); vertical-align: bottom; }
td.name, th.name { overflow-wrap: anywhere; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.bars td.number, table.bars th.number { width: 7.5rem; }
td.bar { width: 45%; vertical-align: middle; }
td.bar svg { display: block; width: 100%; height: .8rem; }
td.bar rect { fill: var(--bar); }
${tones('td.bar rect', 'fill')}
.heat tr.group th { padding-top: 1rem; color: var(--soft); }
.heat th, .heat td { padding-left: .6rem; padding-right: .6rem; }
.heat tbody th { font-weight: 400; text-align: left; padding-left: 0; min-width: 9rem; }
.heat td { border-left: 1px solid var(--paper); print-color-adjust: exact; }
.heat td.h0 { color: var(--soft); }
${Array.from({ length: 8 }, (_, index) => `.heat td.h${index + 1} { background: rgb(var(--heat) / ${(index + 1) * 6}%); }`).join('\n')}
details.figures { margin: 0 0 1rem; font-size: .9rem; }
summary { cursor: pointer; }
details.figures > summary { color: var(--soft); }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; margin: 1rem 0 .5rem; }
.search[hidden] { display: none; }
.search label { display: flex; align-items: center; gap: .5rem; color: var(--soft); font-size: .9rem; }
.search input { width: 17rem; }
.search select { max-width: 12rem; }
.search input, .search select, button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--field); border: 1px solid var(--line); border-radius: 4px; padding: .3rem .5rem; }
.search output { color: var(--soft); font-size: .9rem; margin-left: auto; }
button.more { margin: .75rem 0; padding: .35rem .9rem; cursor: pointer; }
:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
.decisions { font-size: .9rem; }
.decisions td { border-bottom: 0; padding-bottom: 0; }
.decisions td.word { white-space: nowrap; font-variant-numeric: tabular-nums; }
.decisions td.name { min-width: 7rem; }
.decisions tr.why td { border-bottom: 1px solid var(--line); padding: .1rem 0 .45rem; color: var(--soft); overflow-wrap: anywhere; }
.decisions .why ul { list-style: none; margin: .4rem 0 .5rem .3rem; padding: 0 0 0 .9rem; border-left: 2px solid var(--line); max-width: 52rem; }
.decisions .why li { margin: .2rem 0; color: var(--ink); }
.decisions .why li.soft { color: var(--soft); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.warning { border-left: 3px solid var(--review); padding-left: .75rem; }
@media (max-width: 40rem) {
  main { padding-inline: 1rem; }
  td.bar, th.bar { display: none; }
  table.bars td.number, table.bars th.number { width: auto; }
  .scroll { font-size: .9rem; }
  .scroll th, .scroll td { padding-right: .6rem; }
  .scroll td.name { overflow-wrap: break-word; }
  figure svg.wide { display: none; }
  figure svg.narrow { display: block; }
  .search input { width: 100%; }
  .search label:first-child { width: 100%; }
  .decisions thead { display: none; }
  .decisions tr:not(.why) { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding-top: .5rem; }
  .decisions td { padding: 0; }
  .decisions td.name { min-width: 0; }
}
@media print {
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .search, nav, button.more { display: none !important; }
}
`

function tones(selector: string, property: string): string {
  const names = 'permit review deny not-applicable execute execute-then-await await-approval block observe none c1 c2 c3 c4 c5 c6 c7 c8'
  return names
    .split(' ')
    .map(name => `${selector}.${name} { ${property}: var(--${name}); }`)
    .join('\n')
}
