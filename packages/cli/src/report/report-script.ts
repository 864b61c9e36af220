/**
 * Filters the rows of the table of decisions. It reads what the page holds and writes only `hidden` and counts; without it all rows are
 * there. Plain ES2020, not a module: a page that is opened from a file loads no modules.
 */
export const REPORT_SCRIPT = `
'use strict';
(() => {
  const section = document.getElementById('decisions');
  const search = section && section.querySelector('.search');
  if (!search) return;
  const input = search.querySelector('input');
  const output = search.querySelector('output');
  const filters = [...search.querySelectorAll('select')];
  const none = section.querySelector('.none');
  const rows = [...section.querySelectorAll('tbody')].map(row => ({ row, text: row.textContent.toLowerCase() }));
  const PAGE = 50;
  let room = PAGE;
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'more';
  section.append(more);
  const show = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let found = 0;
    for (const { row, text } of rows) {
      const fits = filters.every(({ value, dataset }) => value === '' || row.dataset[dataset.filter] === value)
        && words.every(word => text.includes(word));
      if (fits) found += 1;
      row.hidden = !fits || found > room;
    }
    const seen = Math.min(found, room);
    output.textContent = found === rows.length ? rows.length + ' shown here' : found + ' of ' + rows.length + ' match';
    none.hidden = found > 0;
    more.hidden = seen === found;
    more.textContent = 'Show all ' + found;
  };
  const again = () => { room = PAGE; show(); };
  input.addEventListener('input', again);
  for (const filter of filters) filter.addEventListener('change', again);
  more.addEventListener('click', () => { room = Infinity; show(); });
  addEventListener('beforeprint', () => { room = Infinity; show(); });
  search.hidden = false;
  show();
})();
`
