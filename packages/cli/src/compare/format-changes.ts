import { counted } from '../format/counted.ts'
import { shortened } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import type { Judged, JudgedTwice } from './judged-twice.ts'

const LONGEST_NAME = 36

/** The first decisions that another scorer would change. */
export function formatChanges(changes: readonly JudgedTwice[], limit: number, paper: Paper): readonly string[] {
  const { bold, dim } = paper.colours
  const head = `${bold('Decisions that change')}: ${changes.length.toLocaleString('en-US')}`
  const shown = changes.slice(0, limit)
  if (shown.length === 0) return ['', head]
  const rows = shown.map(({ event, subject, policy, first, second, right }) => [
    ...[event, subject, policy].map(name => shortened(plainText(name), LONGEST_NAME)),
    said(first),
    '→',
    said(second),
    right === undefined ? '' : dim(plainText(`right: ${right}`)),
  ])
  const rest = changes.length - shown.length
  const more = rest > 0 ? [`  … and ${counted(rest, 'more decision')}; \`--limit\` lists more`] : []
  return ['', head, table(rows, ['left', 'left', 'left', 'left', 'left', 'left', 'left']), ...more]
}

function said({ option, confidence, verdict, enforcement, scoring }: Judged): string {
  const sure = confidence === undefined ? '' : ` ${confidence}`
  const failed = scoring.status === 'failed' ? ` (${scoring.why})` : ''
  return plainText(`${option ?? 'no choice'}${sure}${failed}, ${verdict}, ${enforcement}`)
}
