import { counted } from '../format/counted.ts'
import { share, shortened } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import { wrap } from '../terminal/wrap.ts'
import type { OutcomeCounts } from './comparison.ts'
import type { UnusedOutcomes } from './outcomes.ts'

/** Who was right how often, and whether the difference may be chance. */
export function formatOutcomes(outcomes: OutcomeCounts | undefined, unused: UnusedOutcomes | undefined, paper: Paper): readonly string[] {
  if (outcomes === undefined) return []
  const { known, bothRight, onlyFirst, onlySecond, bothWrong, p } = outcomes
  const { bold, dim } = paper.colours
  const head = `${bold('Outcomes')}: what was right is known of ${counted(known, 'decision')}`
  const rest = unusedLines(unused, paper)
  if (known === 0) return ['', head, ...rest]
  const right = (count: number): readonly string[] => [count.toLocaleString('en-US'), share(count, known)]
  const rows = [
    ['first right', ...right(bothRight + onlyFirst)],
    ['second right', ...right(bothRight + onlySecond)],
    ['only first', ...right(onlyFirst)],
    ['only second', ...right(onlySecond)],
    ['both wrong', ...right(bothWrong)],
  ]
  return ['', head, table(rows, ['left', 'right', 'right']), dim(wrap(`  ${testText(onlyFirst + onlySecond, p)}`, paper.columns)), ...rest]
}

const LONGEST_NAME = 36

function unusedLines(unused: UnusedOutcomes | undefined, { colours, columns }: Paper): readonly string[] {
  if (unused === undefined || unused.count === 0) return []
  const { count, first } = unused
  const names = first.map(name => `\`${shortened(plainText(name), LONGEST_NAME)}\``).join(', ')
  const of = `${counted(count, 'outcome')} of no compared decision: ${names}${count > first.length ? ', …' : ''}`
  return [colours.yellow(wrap(`  ${of}`, columns, '  '))]
}

function testText(discordant: number, p: number): string {
  if (discordant === 0) return 'Both are right and wrong about the same decisions: no difference to test.'
  return `Exact McNemar, two-sided, on ${counted(discordant, 'decision')} that only one got right: p = ${pText(p)}. If both were equally good, a difference at least this large would come up so often.`
}

function pText(p: number): string {
  return p === 0 ? '0 (below 1e-308)' : p >= 0.001 ? p.toFixed(4) : p.toExponential(1)
}
