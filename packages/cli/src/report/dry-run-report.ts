import type { PolicySet } from '@countersign/core'
import { describePolicies } from '@countersign/core'
import type { CrossRow } from '../dry-run/cross-table.ts'
import type { Counts, RunHead, Summary } from '../dry-run/summary.ts'
import { counted } from '../format/counted.ts'
import type { ReportData } from '../report-data/create-report-data.ts'
import { barTable } from './bar-table.ts'
import { confidenceSection } from './confidence-section.ts'
import { decisionSection } from './decision-section.ts'
import { enforcementSection } from './enforcement-section.ts'
import { plainTable } from './plain-table.ts'
import { loadPlotter } from './plotter.ts'
import { reportHead } from './report-head.ts'
import { reportPage } from './report-page.ts'
import type { Section } from './section.ts'
import { contentsMarkup, sectionMarkup } from './section.ts'
import { verdictsOverTime } from './verdicts-over-time.ts'
import { voicesSection } from './voices-section.ts'

/** A dry run that has ended. */
export interface ReportedRun {
  readonly head: RunHead
  readonly summary: Summary
  readonly data: ReportData
  /** Under which the shown decisions are explained. */
  readonly policies: PolicySet
}

/**
 * A dry run as one HTML file that reads without JavaScript and asks for nothing.
 *
 * @example
 * ```ts
 * await writeFile('report.html', await dryRunReport({ head, summary, data, policies }))
 * ```
 */
export async function dryRunReport(run: ReportedRun): Promise<string> {
  const sections = run.summary.decisions === 0 ? [] : await decidedSections(run)
  const shown = [...sections, ...lineSections(run.summary)]
  return reportPage(`Dry run of ${run.head.workspace}`, [
    reportHead(run.head, run.summary),
    shown.length > 2 ? contentsMarkup(shown) : '',
    ...shown.map(sectionMarkup),
  ])
}

async function decidedSections({ summary, data, policies }: ReportedRun): Promise<readonly Section[]> {
  const plot = await loadPlotter()
  const bars = (id: string, title: string, about: string, named: string, counts: Counts): readonly Section[] =>
    barSection({ id, title, about, named, counts }, summary.decisions)
  return [
    enforcementSection(summary, plot),
    verdictsOverTime(data.timeline, plot),
    confidenceSection(data.confidence, describePolicies(policies).policies, plot),
    voicesSection(data.voices, plot),
    ...bars('fallbacks', 'Instead of a denied plan', 'What runs where the chosen plan was denied.', 'Option', summary.fallbacks),
    ...bars('missing', 'Not known', NOT_KNOWN, 'Missing', summary.missing),
    ...bars('observed', 'Recorded only', 'Voices of guard policies in observe: without effect on the verdict.', 'Reason', summary.observed),
    ...bars('struck', 'Struck', 'Why an option was not eligible; one decision can strike several.', 'Reason', summary.struck),
    crossSection(summary),
    decisionSection(policies, summary, data),
  ]
}

function lineSections(summary: Summary): readonly Section[] {
  const about = 'Events that no policy names, by type; the share is of all records.'
  const undecided = { id: 'undecided', title: 'Not decided', about, named: 'Event', counted: 'Records', counts: summary.undecided }
  return [...barSection(undecided, summary.records), ...issueSection(summary)]
}

const NOT_KNOWN =
  'What the reasons had to do without, and why: nothing unknown lets a plan run unattended. Where the recording has no `ledger` of how much of a budget or limit was used, `--replay simulated` counts it in the run.'

type BarSection = Omit<Section, 'content'> & { readonly named: string; readonly counted?: string; readonly counts: Counts }

function barSection({ named, counted = 'Decisions', counts, ...section }: BarSection, all: number): readonly Section[] {
  if (Object.keys(counts).length === 0) return []
  return [{ ...section, content: barTable({ named, counted, counts, all, colours: 'one' }) }]
}

function crossSection({ crossTable, crossTableRest: rest }: Summary): Section {
  const about = 'Each decision is counted in one row: its verdict, the reasons on its plan, and the reasons that struck other options.'
  const left =
    rest.rows === 0
      ? ' The rows add up to all decisions.'
      : ` ${counted(rest.rows, 'rarer row')} with ${counted(rest.decisions, 'decision')} are left out.`
  return {
    id: 'together',
    title: 'Which voices spoke together',
    about: about + left,
    content: plainTable(CROSS_HEAD, crossTable.map(crossCells)),
  }
}

const CROSS_HEAD = ['Decisions', 'Verdict', 'Reasons', 'Struck']

function crossCells({ decisions, verdict, reasons, struck }: CrossRow): readonly (string | number)[] {
  return [decisions, verdict, reasons.join(', ') || '–', struck.join(', ') || '–']
}

function issueSection({ issues, issueCount }: Summary): readonly Section[] {
  if (issueCount === 0) return []
  const about =
    issueCount > issues.length
      ? `${issues.length} of ${issueCount.toLocaleString('en-US')}: a warning that comes again is shown once.`
      : 'Lines that could not be read as they are.'
  const rows = issues.map(({ at, code, message, suggestion }) => [
    `${at.file}:${at.line}`,
    code,
    suggestion === undefined ? message : `${message} (${suggestion})`,
  ])
  return [{ id: 'issues', title: 'Issues', about, content: plainTable(['Line', 'Code', 'What is wrong'], rows) }]
}
