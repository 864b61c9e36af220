import { escapeMarkup } from '../format/escape-markup.ts'

/** A table of text and numbers; numbers are set flush right. */
export function plainTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const numeric = head.map((_, column) => rows.length > 0 && rows.every(row => typeof row[column] === 'number'))
  const headings = head.map((text, column) => `<th scope="col"${numeric[column] ? ' class="number"' : ''}>${escapeMarkup(text)}</th>`)
  const lines = rows.map(row => `<tr>${row.map(cell).join('')}</tr>`)
  return `<div class="scroll"><table><thead><tr>${headings.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

function cell(value: string | number): string {
  return typeof value === 'number'
    ? `<td class="number">${value.toLocaleString('en-US')}</td>`
    : `<td class="name">${escapeMarkup(value)}</td>`
}
