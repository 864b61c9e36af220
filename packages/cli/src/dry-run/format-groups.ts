import { counted } from '../format/counted.ts'
import { shortened } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import type { Group } from './group.ts'

const SHOWN_ROWS = 15
/** What the columns beside the name take. */
const NUMBERS = 36

/** Verdicts of each policy or site; nothing where there is only one, because the whole says the same. */
export function formatGroups(title: string, byName: Readonly<Record<string, Group>>, paper: Paper): readonly string[] {
  // Names such as `101` come first in any object, whatever their count.
  const entries = Object.entries(byName).sort(([, a], [, b]) => b.decisions - a.decisions)
  if (entries.length < 2) return []
  const { bold, dim } = paper.colours
  const head = ['', 'all', 'permit', 'review', 'deny', 'n/a'].map(text => dim(text))
  const rows = entries.slice(0, SHOWN_ROWS).map(([name, { decisions, verdicts }]) => {
    const numbers = [decisions, verdicts.permit, verdicts.review, verdicts.deny, verdicts['not-applicable']]
    return [shortened(plainText(name), Math.max(12, paper.columns - NUMBERS)), ...numbers.map(number => number.toLocaleString('en-US'))]
  })
  const rest = entries.length - rows.length
  const lines = table([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right'])
  return ['', bold(title), lines, ...(rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : [])]
}
