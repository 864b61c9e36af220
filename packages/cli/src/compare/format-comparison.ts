import type { Agreement } from '@countersign/core/evidence'
import { counted } from '../format/counted.ts'
import { share } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import { wrap } from '../terminal/wrap.ts'
import { formatChanges } from './format-changes.ts'
import { formatConfidence } from './format-confidence.ts'
import { formatOutcomes } from './format-outcomes.ts'
import type { Compared, ComparedSide } from './run-compare.ts'

/** The comparison for a person at a terminal; `limit`: so many changes are listed. */
export function formatComparison(compared: Compared, limit: number, paper: Paper): string {
  const { comparison } = compared
  const parts = [
    headline(compared, paper),
    '',
    ...compared.sides.flatMap((side, index) => sideLines(side, index === 0 ? 'first ' : 'second', paper)),
    ...(compared.compared === 0
      ? ['', 'Nothing to compare: no decision has an answer on both sides.']
      : [
          ...agreementLines('Choice', 'no choice', comparison.choice, paper),
          ...agreementLines('Enforcement', 'none', comparison.enforcement, paper),
          ...formatConfidence(comparison.confidence, paper),
          ...formatOutcomes(comparison.outcomes, compared.unusedOutcomes, paper),
          ...formatChanges(comparison.changes, limit, paper),
        ]),
  ]
  return `${parts.join('\n')}\n`
}

function headline({ decisions, duplicates, notAsked, compared, broken }: Compared, paper: Paper): string {
  const { bold, red } = paper.colours
  const notes = [
    notAsked > 0 ? `${counted(notAsked, 'decision')} without a scorer` : '',
    duplicates > 0 ? `${counted(duplicates, 'duplicate')} dropped` : '',
    broken.length > 0 ? red(`${counted(broken.length, 'issue')}`) : '',
  ].filter(note => note !== '')
  return [bold(`${counted(decisions, 'decision')}, ${compared.toLocaleString('en-US')} compared`), ...notes].join(' · ')
}

const SHOWN_GROUPS = 5

function sideLines({ name, answeredBy, missing, missed }: ComparedSide, which: string, paper: Paper): readonly string[] {
  const { bold, dim, yellow } = paper.colours
  const groups = answeredBy.slice(0, SHOWN_GROUPS).map(({ scorer, answeredBy: by, model, identity, map, arm, answers, failed }) => {
    const failures = Object.entries(failed).map(([why, count]) => `${count} failed: ${plainText(why)}`)
    const who = [
      by === undefined || by === scorer ? scorer : `${scorer} by ${by}`,
      model === undefined ? '' : `model ${model}`,
      map === undefined ? '' : `map ${short(map)}`,
      arm === undefined ? '' : `arm ${arm}`,
      identity === undefined ? 'not said by which model' : `identity ${short(identity)}`,
    ]
    return `        ${[counted(answers, 'answer'), ...who.filter(one => one !== '').map(plainText), ...failures].join(', ')}`
  })
  const rest = answeredBy.length - groups.length
  return [
    `${bold(which)}  ${plainText(name)}`,
    ...groups.map(line => dim(wrap(line, paper.columns, '  '))),
    ...(rest > 0 ? [`        … and ${counted(rest, 'more')}`] : []),
    ...(missing > 0 ? [yellow(`        ${counted(missing, 'decision')} that it has no answer to`)] : []),
    ...missed.map(({ file, line, detail }) => wrap(`          ${plainText(`${file}:${line} ${detail}`)}`, paper.columns, '  ')),
  ]
}

/** As much of a digest as tells two apart. */
function short(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12)
}

const SHOWN_CELLS = 8

function agreementLines(title: string, nothing: string, { pairs, same, cells }: Agreement, paper: Paper): readonly string[] {
  const { bold, dim } = paper.colours
  const head = `${bold(title)}: ${same.toLocaleString('en-US')} of ${pairs.toLocaleString('en-US')} the same, ${share(same, pairs)}`
  const changed = cells.filter(({ first, second }) => first !== second)
  const rows = changed.slice(0, SHOWN_CELLS).map(({ first, second, count }) => {
    return [plainText(first ?? nothing), '→', plainText(second ?? nothing), count.toLocaleString('en-US')]
  })
  const rest = changed.length - rows.length
  return [
    '',
    head,
    ...(rows.length === 0 ? [] : [table(rows, ['left', 'left', 'left', 'right'])]),
    ...(rest > 0 ? [dim(`  … and ${counted(rest, 'more kind')} of change`)] : []),
  ]
}
