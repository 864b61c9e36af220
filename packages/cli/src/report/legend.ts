import { escapeMarkup } from '../format/escape-markup.ts'

/** What a colour stands for. `tone` is a class of the style sheet. */
export interface LegendEntry {
  readonly name: string
  readonly tone: string
}

export function legend(entries: readonly LegendEntry[]): string {
  const items = entries.map(({ name, tone }) => `<li><span class="swatch ${tone}"></span>${escapeMarkup(name)}</li>`)
  return `<ul class="legend">${items.join('')}</ul>`
}

/** What occurs at all: a colour that is nowhere needs no explanation. */
export function occurring(
  entries: readonly LegendEntry[],
  bars: readonly { readonly counts: readonly number[] }[],
): readonly LegendEntry[] {
  return entries.filter((_, part) => bars.some(({ counts }) => (counts[part] ?? 0) > 0))
}

/** Verdicts in the order in which they are stacked. */
export const VERDICT_LEGEND: readonly LegendEntry[] = [
  { name: 'permit', tone: 'permit' },
  { name: 'review', tone: 'review' },
  { name: 'deny', tone: 'deny' },
  { name: 'not applicable', tone: 'not-applicable' },
]

export const ENFORCEMENT_LEGEND: readonly LegendEntry[] = [
  { name: 'execute', tone: 'execute' },
  { name: 'execute, then await', tone: 'execute-then-await' },
  { name: 'await approval', tone: 'await-approval' },
  { name: 'block', tone: 'block' },
  { name: 'observe', tone: 'observe' },
  { name: 'none', tone: 'none' },
]
