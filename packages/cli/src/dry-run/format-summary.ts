import { counted } from '../format/counted.ts'
import { formatIssue } from '../format/format-issue.ts'
import { barRows } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { wrap } from '../terminal/wrap.ts'
import { isUnrecordedLedger } from './decided.ts'
import { formatGroups } from './format-groups.ts'
import { formatVoices } from './format-voices.ts'
import type { Counts, RunHead, Summary } from './summary.ts'
import { OTHER } from './tally.ts'

const SHOWN_ROWS = 15
const SHOWN_ISSUES = 10

/** The summary for a person at a terminal. */
export function formatSummary(summary: Summary, head: RunHead, paper: Paper): string {
  const rows = (title: string, entries: Entries): readonly string[] => barSection(title, entries, summary.decisions, paper)
  const bars = (title: string, counts: Counts): readonly string[] => rows(title, byCount(counts))
  const parts = [
    ...issueList(summary, paper),
    headline(summary, head, paper),
    ...rows('Verdict', spoken(summary.verdicts)),
    ...rows('Enforcement: what would happen', spoken(summary.enforcement)),
    ...bars('Chosen option', summary.options),
    ...bars('Runs instead of a denied plan', summary.fallbacks),
    ...bars('Reasons: what spoke on the chosen plan', summary.reasons),
    ...bars('Not known: what those reasons had to do without', summary.missing),
    ...ledgerHint(summary, head, paper),
    ...bars('Recorded only: guard policies in observe', summary.observed),
    ...bars('Struck: why an option was not eligible', summary.struck),
    ...formatVoices(summary, paper),
    ...formatGroups('By policy', summary.byPolicy, paper),
    ...formatGroups('By site', summary.bySite, paper),
    // Of these there are no decisions: their share is of what was read.
    ...barSection('Events that no policy decides', byCount(summary.undecided), summary.records, paper),
    ...otherNote(summary, paper),
  ]
  return `${parts.join('\n')}\n`
}

function headline(summary: Summary, { workspace, digest, interrupted }: RunHead, paper: Paper): string {
  const { bold, dim, red, yellow } = paper.colours
  const undecided = Object.values(summary.undecided).reduce((sum, count) => sum + count, 0)
  const notes = [
    interrupted ? yellow('interrupted: the rest was not read') : '',
    summary.duplicates > 0 ? `${counted(summary.duplicates, 'duplicate')} dropped` : '',
    ...answerNotes(summary, paper),
    undecided > 0 ? `${counted(undecided, 'event')} that no policy decides` : '',
    summary.broken > 0 ? red(`${counted(summary.broken, 'line')} not readable`) : '',
    summary.issueCount > summary.broken ? yellow(counted(summary.issueCount, 'issue')) : '',
  ].filter(note => note !== '')
  const head = bold(`${counted(summary.records, 'record')}, ${counted(summary.decisions, 'decision')}`)
  return `${[head, ...notes].join(' · ')}\n${dim(`${plainText(workspace)} ${digest}`)}`
}

/** What the cassette did; a question that it has no answer to is a failure. */
function answerNotes({ answers }: Summary, { colours: { red, yellow } }: Paper): readonly string[] {
  if (answers === undefined) return []
  const failures = Object.entries(answers.failed).map(([code, count]) => `${code} ${count}`)
  return [
    `${counted(answers.answered, 'question')} answered from the cassette${failures.length === 0 ? '' : yellow(` (failures: ${failures.join(', ')})`)}`,
    answers.missed > 0 ? red(`${counted(answers.missed, 'question')} not in it`) : '',
    answers.unused > 0 ? `${counted(answers.unused, 'answer')} unused` : '',
  ]
}

function issueList({ issues, issueCount }: Summary, paper: Paper): readonly string[] {
  const shown = issues.slice(0, SHOWN_ISSUES).map(issue => formatIssue(issue, undefined, paper))
  const rest = issueCount - shown.length
  return shown.length === 0 ? [] : [...shown, ...(rest > 0 ? [`… and ${counted(rest, 'more issue')}`] : []), '']
}

type Entries = readonly (readonly [name: string, count: number])[]

function barSection(title: string, entries: Entries, all: number, paper: Paper): readonly string[] {
  if (entries.length === 0) return []
  const rest = entries.length - SHOWN_ROWS
  const more = rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : []
  return ['', paper.colours.bold(title), barRows(entries.slice(0, SHOWN_ROWS), all, paper), ...more]
}

/** Verdicts and enforcements that occurred, in their own order. */
function spoken(counts: Counts): Entries {
  return Object.entries(counts).filter(([, count]) => count > 0)
}

/** Names such as `101` come first in any object, whatever their count. */
function byCount(counts: Counts): Entries {
  return Object.entries(counts).toSorted(([, a], [, b]) => b - a)
}

/** A recording without a ledger sends every decision with a budget to review: that says nothing of the policies. */
function ledgerHint({ missing }: Summary, { replay }: RunHead, paper: Paper): readonly string[] {
  if (replay === 'simulated' || !Object.keys(missing).some(isUnrecordedLedger)) return []
  const hint =
    '  → The recording has no ledger: how much of a budget or an agent’s limit was used. `--replay simulated` counts it in the run.'
  return [paper.colours.cyan(wrap(hint, paper.columns, '  '))]
}

function otherNote(summary: Summary, paper: Paper): readonly string[] {
  const tallies = [summary.options, summary.reasons, summary.struck, summary.missing, summary.undecided, summary.bySite]
  if (!tallies.some(tally => Object.hasOwn(tally, OTHER))) return []
  return ['', paper.colours.dim(`${OTHER}: names beyond the first thousand, counted together`)]
}
