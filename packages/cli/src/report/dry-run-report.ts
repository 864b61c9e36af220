import type { CrossRow } from '../dry-run/cross-table.ts'
import type { Group } from '../dry-run/group.ts'
import type { Counts, RunHead, Summary } from '../dry-run/summary.ts'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { Bars } from './bar-table.ts'
import { barTable } from './bar-table.ts'
import { plainTable } from './plain-table.ts'
import { reportPage } from './report-page.ts'

/**
 * A dry run as one HTML file that reads without JavaScript and asks for nothing.
 *
 * @example
 * ```ts
 * await writeFile('report.html', dryRunReport(builder.summary(), head))
 * ```
 */
export function dryRunReport(summary: Summary, head: RunHead): string {
  const bars = (title: string, about: string, named: string, counts: Counts, colours: 'one' | 'own' = 'one'): string =>
    barSection(title, about, { named, counted: 'Decisions', counts, all: summary.decisions, colours })
  return reportPage(`Dry run of ${head.workspace}`, [
    heading(head),
    figures(summary),
    bars('Verdicts', 'What the policies say of the chosen plan.', 'Verdict', summary.verdicts, 'own'),
    bars('Enforcement', 'What would happen: the verdict under the rollout’s phase.', 'Enforcement', summary.enforcement, 'own'),
    bars('Chosen options', 'The plan that a rule, the ranking, the scorer or an agent chose.', 'Option', summary.options),
    bars('Instead of a denied plan', 'What runs where the chosen plan was denied.', 'Option', summary.fallbacks),
    bars('Reasons', 'Voices on the chosen plan or on the choice; one decision can have several.', 'Reason', summary.reasons),
    bars('Not known', NOT_KNOWN, 'Missing', summary.missing),
    bars('Recorded only', 'Voices of guard policies in observe: without effect on the verdict.', 'Reason', summary.observed),
    bars('Struck', 'Why an option was not eligible; one decision can strike several.', 'Reason', summary.struck),
    crossSection(summary.crossTable),
    groupSection('By policy', 'Policy', summary.byPolicy),
    groupSection('By site', 'Site', summary.bySite),
    barSection('Not decided', 'Events that no policy names, by type; the share is of all records.', {
      named: 'Event',
      counted: 'Records',
      counts: summary.undecided,
      all: summary.records,
      colours: 'one',
    }),
    issueSection(summary),
  ])
}

const NOT_KNOWN =
  'What the reasons above had to do without, and why: nothing unknown lets a plan run unattended. Where the recording has no `ledger` of how much of a budget or limit was used, `--replay simulated` counts it in the run.'

function barSection(title: string, about: string, bars: Bars): string {
  return Object.keys(bars.counts).length === 0 ? '' : section(title, about, barTable(bars))
}

function section(title: string, about: string, content: string): string {
  const explained = about === '' ? '' : `<p class="soft about">${escapeMarkup(about).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>`
  return `<section>\n<h2>${escapeMarkup(title)}</h2>\n${explained}\n${content}\n</section>`
}

function heading({ workspace, digest, inputs, replay, interrupted }: RunHead): string {
  const shown = inputs.map(name => `<code>${escapeMarkup(name)}</code>`).join(', ')
  return `<header>
<h1>Dry run of ${escapeMarkup(workspace)}</h1>
<p>The policies decided ${shown}; nothing was executed.${interrupted ? ' <strong>The run was interrupted: the rest was not read.</strong>' : ''}</p>
<p class="soft">Ledger of budgets: ${replay === 'recorded' ? 'as recorded' : 'kept by the run, in the order of the lines'}. Policy set <code>${escapeMarkup(digest)}</code></p>
</header>`
}

function figures(summary: Summary): string {
  const undecided = Object.values(summary.undecided).reduce((sum, count) => sum + count, 0)
  const pairs: readonly (readonly [string, number])[] = [
    ['Records', summary.records],
    ['Decisions', summary.decisions],
    ['Duplicates dropped', summary.duplicates],
    ['Not decided', undecided],
    ['Not readable', summary.broken],
  ]
  return `<dl>${pairs.map(([name, count]) => `<div><dt>${name}</dt><dd>${count.toLocaleString('en-US')}</dd></div>`).join('')}</dl>`
}

function crossSection(rows: readonly CrossRow[]): string {
  if (rows.length === 0) return ''
  const about =
    'Each decision is counted in one row: its verdict, the reasons on its plan, and the reasons that struck other options. The rows add up to all decisions, unless there are more than fifty.'
  const cells = rows.map(({ decisions, verdict, reasons, struck }) => [
    decisions,
    verdict,
    reasons.join(', ') || '–',
    struck.join(', ') || '–',
  ])
  return section('Which voices spoke together', about, plainTable(['Decisions', 'Verdict', 'Reasons', 'Struck'], cells))
}

const SHOWN_GROUPS = 50

function groupSection(title: string, named: string, groups: Readonly<Record<string, Group>>): string {
  const entries = Object.entries(groups).toSorted(([, a], [, b]) => b.decisions - a.decisions)
  if (entries.length === 0) return ''
  const about = entries.length > SHOWN_GROUPS ? `The ${SHOWN_GROUPS} with the most decisions, of ${entries.length}.` : ''
  const rows = entries
    .slice(0, SHOWN_GROUPS)
    .map(([name, { decisions, verdicts }]) => [
      name,
      decisions,
      verdicts.permit,
      verdicts.review,
      verdicts.deny,
      verdicts['not-applicable'],
    ])
  return section(title, about, plainTable([named, 'Decisions', 'Permit', 'Review', 'Deny', 'Not applicable'], rows))
}

function issueSection({ issues, issueCount }: Summary): string {
  if (issueCount === 0) return ''
  const about =
    issueCount > issues.length
      ? `The first ${issues.length} of ${issueCount.toLocaleString('en-US')}.`
      : 'Lines that could not be read as they are.'
  const rows = issues.map(({ at, code, message, suggestion }) => [
    `${at.file}:${at.line}`,
    code,
    suggestion === undefined ? message : `${message} (${suggestion})`,
  ])
  return section('Issues', about, plainTable(['Line', 'Code', 'What is wrong'], rows))
}
