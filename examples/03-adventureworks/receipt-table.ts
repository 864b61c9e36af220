/** What a line of `countersign dry-run --out` says, as far as this table reads it. */
export interface DecisionLine {
  readonly verdict: string
  readonly reasons: readonly string[]
  /** Why options were struck; the ids of their `only` conditions among them. */
  readonly struck: readonly string[]
}

/** How what came compares with what was ordered, by the word of the policy. */
const CLASSES = ['as ordered', 'short, inside tolerance', 'short, beyond tolerance', 'over', 'not known'] as const

export type QuantityClass = (typeof CLASSES)[number]

export interface ReceiptTable {
  readonly classes: Readonly<Record<QuantityClass, { readonly whole: number; readonly rejects: number }>>
  /** Most frequent first. */
  readonly voices: readonly { readonly verdict: string; readonly reasons: string; readonly lines: number }[]
}

const CONDITIONS = ['as-ordered', 'short', 'inside-tolerance']

/**
 * Reads the class off the conditions that struck options: `as-ordered` strikes `close`, `short` what is for short lines,
 * `inside-tolerance` what lets a difference go. A condition that could not be judged is among the reasons instead.
 */
export function quantityClass({ reasons, struck }: DecisionLine): QuantityClass {
  if (CONDITIONS.some(id => reasons.includes(id))) return 'not known'
  if (!struck.includes('as-ordered')) return 'as ordered'
  if (struck.includes('short')) return 'over'
  return struck.includes('inside-tolerance') ? 'short, beyond tolerance' : 'short, inside tolerance'
}

/** Counts decisions by quantity class and rejects, and by the voices that spoke together. */
export function receiptTable(lines: readonly DecisionLine[]): ReceiptTable {
  const count = (of: QuantityClass, rejects: boolean): number =>
    lines.filter(line => quantityClass(line) === of && line.reasons.includes('rejected-goods') === rejects).length
  const row = (of: QuantityClass): { whole: number; rejects: number } => ({ whole: count(of, false), rejects: count(of, true) })
  const voices = Map.groupBy(lines, ({ verdict, reasons }) => `${verdict}\n${reasons.length === 0 ? '–' : reasons.join(' + ')}`)
  return {
    classes: {
      'as ordered': row('as ordered'),
      'short, inside tolerance': row('short, inside tolerance'),
      'short, beyond tolerance': row('short, beyond tolerance'),
      over: row('over'),
      'not known': row('not known'),
    },
    voices: [...voices]
      .map(([key, { length }]) => {
        const [verdict = '', reasons = ''] = key.split('\n')
        return { verdict, reasons, lines: length }
      })
      .sort((a, b) => b.lines - a.lines),
  }
}

/** The table as it is printed under the summary. */
export function formatReceiptTable({ classes, voices }: ReceiptTable): string {
  const rows = CLASSES.map(name => [name, classes[name].whole, classes[name].rejects, classes[name].whole + classes[name].rejects] as const)
  const sum = (column: 1 | 2 | 3): number => rows.reduce((total, row) => total + row[column], 0)
  return [
    'Quantity and rejects, as the decisions say',
    line('', 'none rejected', 'some rejected', 'all'),
    ...rows.map(([name, ...counts]) => line(name, ...counts.map(grouped))),
    line('all', grouped(sum(1)), grouped(sum(2)), grouped(sum(3))),
    '',
    'Verdict and reasons',
    ...voices.map(({ verdict, reasons, lines }) => ` ${grouped(lines).padStart(6)}  ${verdict.padEnd(6)}  ${reasons}`),
  ].join('\n')
}

const grouped = (count: number): string => count.toLocaleString('en')

const line = (name: string, ...cells: readonly string[]): string => ` ${name.padEnd(24)}${cells.map(cell => cell.padStart(15)).join('')}`
