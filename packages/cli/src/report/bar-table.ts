import { escapeMarkup } from '../format/escape-markup.ts'
import { share } from '../terminal/bar-rows.ts'

/** What a table of bars draws. */
export interface Bars {
  /** Headings of the first two columns: what is counted by, and what is counted. */
  readonly named: string
  readonly counted: string
  readonly counts: Readonly<Record<string, number>>
  /** What the shares are of. */
  readonly all: number
  /** Verdicts and enforcements have their own; others are in the order of their counts. */
  readonly colours: 'one' | 'own'
}

/** Counts as a table whose last column draws them. */
export function barTable({ named, counted, counts, all, colours }: Bars): string {
  const widest = Math.max(1, ...Object.values(counts))
  const entries = Object.entries(counts)
  if (colours === 'one') entries.sort(([, a], [, b]) => b - a)
  const rows = entries.map(([name, count]) => row(name, count, all, widest, colours))
  const head = `<tr><th scope="col">${escapeMarkup(named)}</th><th scope="col" class="number">${escapeMarkup(counted)}</th><th scope="col" class="number">Share</th><td class="bar"></td></tr>`
  return `<div class="scroll"><table class="bars"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></div>`
}

function row(name: string, count: number, all: number, widest: number, colours: 'one' | 'own'): string {
  const label = escapeMarkup(name)
  const number = count.toLocaleString('en-US')
  const tone = colours === 'own' ? ` class="${label}"` : ''
  const width = ((count / widest) * 100).toFixed(2)
  // The bar repeats the number before it: nothing for a screen reader to say twice.
  const bar = `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect${tone} width="${width}" height="8"/></svg>`
  return `<tr><td class="name">${label}</td><td class="number">${number}</td><td class="number">${share(count, all)}</td><td class="bar">${bar}</td></tr>`
}
