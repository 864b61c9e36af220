import { escapeMarkup } from '../format/escape-markup.ts'

/** Shares by name and column; each is of the column's whole. */
export interface Heat {
  readonly columns: readonly { readonly name: string; readonly whole: number }[]
  readonly groups: readonly HeatGroup[]
}

export interface HeatGroup {
  readonly title: string
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[]
}

const TONES = 8

/** A table whose cells are as dark as their share: numbers and picture are one, so nobody needs the colours. */
export function heatTable({ columns, groups }: Heat): string {
  const head = columns.map(({ name }) => `<th scope="col" class="number">${escapeMarkup(name)}</th>`)
  const wholes = columns.map(({ whole }) => `<td class="number soft">${whole.toLocaleString('en-US')}</td>`)
  const first = `<tbody><tr><th scope="row" class="soft">decisions</th>${wholes.join('')}</tr></tbody>`
  const bodies = groups.map(({ title, rows }) => {
    const heading = `<tr class="group"><th scope="rowgroup" colspan="${columns.length + 1}">${escapeMarkup(title)}</th></tr>`
    return `<tbody>${heading}${rows.map(({ name, counts }) => heatRow(name, counts, columns)).join('')}</tbody>`
  })
  return `<div class="scroll"><table class="heat"><thead><tr><td></td>${head.join('')}</tr></thead>${first}${bodies.join('')}</table></div>`
}

function heatRow(name: string, counts: readonly number[], columns: Heat['columns']): string {
  const cells = counts.map((count, column) => cell(count, columns[column]?.whole ?? 0))
  return `<tr><th scope="row" class="name">${escapeMarkup(name)}</th>${cells.join('')}</tr>`
}

function cell(count: number, whole: number): string {
  if (count === 0 || whole === 0) return '<td class="number h0">·</td>'
  const share = (count / whole) * 100
  const tone = Math.min(TONES, Math.max(1, Math.ceil((share / 100) * TONES)))
  const text = share < 0.05 ? '&lt; 0.1 %' : `${share.toFixed(1)} %`
  return `<td class="number h${tone}">${text}</td>`
}
