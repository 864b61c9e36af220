import { counted } from '../format/counted.ts'
import { formatIssue } from '../format/format-issue.ts'
import { barRows, share } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import type { CrossRow } from './cross-table.ts'
import type { Group } from './group.ts'
import type { Counts, Summary } from './summary.ts'

const SHOWN_ROWS = 15
const SHOWN_ISSUES = 10

/** The summary for a person at a terminal. */
export function formatSummary(summary: Summary, paper: Paper): string {
  const { bold } = paper.colours
  const bars = (title: string, counts: Counts): readonly string[] =>
    Object.keys(counts).length === 0 ? [] : ['', bold(title), barRows(top(counts), summary.decisions, paper), ...more(counts)]
  const parts = [
    ...issueList(summary, paper),
    headline(summary, paper),
    ...bars('Verdict', spoken(summary.verdicts)),
    ...bars('Enforcement', spoken(summary.enforcement)),
    ...bars('Chosen option', summary.options),
    ...bars('Runs instead of a denied plan', summary.fallbacks),
    ...bars('Reasons: what spoke on the chosen plan', summary.reasons),
    ...bars('Recorded only: guard policies in observe', summary.observed),
    ...bars('Struck: why an option was not eligible', summary.struck),
    ...crossLines(summary, paper),
    ...groups('By policy', summary.byPolicy, paper),
    ...groups('By site', summary.bySite, paper),
    ...bars('Events that no policy decides', summary.undecided),
  ]
  return `${parts.join('\n')}\n`
}

function headline(summary: Summary, paper: Paper): string {
  const { bold, red, yellow } = paper.colours
  const undecided = Object.values(summary.undecided).reduce((sum, count) => sum + count, 0)
  const notes = [
    summary.duplicates > 0 ? `${counted(summary.duplicates, 'duplicate')} dropped` : '',
    undecided > 0 ? `${counted(undecided, 'event')} that no policy decides` : '',
    summary.broken > 0 ? red(`${counted(summary.broken, 'line')} not readable`) : '',
    summary.issueCount > summary.broken ? yellow(counted(summary.issueCount, 'issue')) : '',
  ].filter(note => note !== '')
  const head = bold(`${counted(summary.records, 'record')}, ${counted(summary.decisions, 'decision')}`)
  return [head, ...notes].join(' · ')
}

function issueList({ issues, issueCount }: Summary, paper: Paper): readonly string[] {
  const shown = issues.slice(0, SHOWN_ISSUES).map(issue => formatIssue(issue, undefined, paper))
  const rest = issueCount - shown.length
  return shown.length === 0 ? [] : [...shown, ...(rest > 0 ? [`… and ${counted(rest, 'more issue')}`] : []), '']
}

/** Verdicts and enforcements that occurred. */
function spoken(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

function top(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).slice(0, SHOWN_ROWS))
}

function more(counts: Counts): readonly string[] {
  const rest = Object.keys(counts).length - SHOWN_ROWS
  return rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : []
}

function crossLines({ crossTable, decisions }: Summary, paper: Paper): readonly string[] {
  const rows = crossTable.slice(0, SHOWN_ROWS)
  if (!rows.some(row => row.reasons.length + row.struck.length > 0)) return []
  const { bold, dim } = paper.colours
  const lines = rows.map(row => [row.decisions.toLocaleString('en-US'), share(row.decisions, decisions), row.verdict, voices(row)])
  const rest = crossTable.length - rows.length
  return [
    '',
    bold('Which voices spoke together'),
    dim('  Each decision is in one row: its verdict, the reasons on its plan, and in brackets what struck other options.'),
    table(lines, ['right', 'right', 'left', 'left']),
    ...(rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : []),
  ]
}

function voices({ reasons, struck }: CrossRow): string {
  const parts = [reasons.join(' + '), struck.length === 0 ? '' : `[${struck.join(', ')}]`].filter(part => part !== '')
  return parts.length === 0 ? '–' : plainText(parts.join(' '))
}

function groups(title: string, byName: Readonly<Record<string, Group>>, paper: Paper): readonly string[] {
  const entries = Object.entries(byName)
  if (entries.length < 2) return []
  const { bold, dim } = paper.colours
  const head = ['', 'decisions', 'permit', 'review', 'deny', 'not applicable'].map(text => dim(text))
  const rows = entries.slice(0, SHOWN_ROWS).map(([name, { decisions, verdicts }]) => {
    const numbers = [decisions, verdicts.permit, verdicts.review, verdicts.deny, verdicts['not-applicable']]
    return [plainText(name), ...numbers.map(number => number.toLocaleString('en-US'))]
  })
  const rest = entries.length - rows.length
  const lines = table([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right'])
  return ['', bold(title), lines, ...(rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : [])]
}
