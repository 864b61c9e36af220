import type { PolicySet } from '@countersign/core'
import type { Summary } from '../dry-run/summary.ts'
import { counted } from '../format/counted.ts'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { ReportData } from '../report-data/create-report-data.ts'
import type { Sample } from '../report-data/sampling.ts'
import type { DecisionColumns } from './decision-row.ts'
import { decisionHead, decisionRow } from './decision-row.ts'
import type { Section } from './section.ts'

/** Decisions one by one, with why; the search needs a script, and is hidden where there is none. */
export function decisionSection(policies: PolicySet, { decisions }: Summary, data: ReportData): Section {
  const samples = data.shown.samples.length === decisions ? data.shown.samples : firstOfEachFirst(data.shown.samples)
  const section = { id: 'decisions', title: 'Decisions' }
  if (samples.length === 0) return { ...section, about: 'No decision is small enough to be shown.', content: '' }
  const columns = columnsOf(samples)
  const rows = samples.map(sample => decisionRow(policies, sample, countOfKind(data, sample.row.kind), columns))
  const head = decisionHead(columns).map(text => `<th scope="col">${text}</th>`)
  const table = `<div class="scroll"><table class="decisions"><thead><tr>${head.join('')}</tr></thead>\n${rows.join('\n')}\n</table></div>`
  return { ...section, about: sayChoice(decisions, data), content: searchMarkup(samples, decisions) + table }
}

/** Whoever looks at the top of a long list sees as many kinds as there are. */
function firstOfEachFirst(samples: readonly Sample[]): readonly Sample[] {
  const ranks = new Map<string, number>()
  const ranked = samples.map(sample => {
    const rank = ranks.get(sample.row.kind) ?? 0
    ranks.set(sample.row.kind, rank + 1)
    return [rank, sample] as const
  })
  return ranked.toSorted(([a], [b]) => a - b).map(([, sample]) => sample)
}

function columnsOf(samples: readonly Sample[]): DecisionColumns {
  const several = (values: readonly (string | undefined)[]): boolean => new Set(values).size > 1
  return {
    policy: several(samples.map(({ row }) => row.policy)),
    site: several(samples.map(({ row }) => row.site)),
    file: several(samples.map(({ file }) => file)),
  }
}

function countOfKind({ kinds }: ReportData, kind: string): number {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? 0) : 0
}

function sayChoice(decisions: number, { shown: { samples, each }, kinds }: ReportData): string {
  if (samples.length === decisions) return `All ${counted(decisions, 'decision')} of the run, in the order of the input.`
  const counts = Object.values(kinds)
  const wanted = counts.reduce((sum, count) => sum + Math.min(count, each), 0)
  const first = each === 1 ? 'the first' : `the first ${each.toLocaleString('en-US')}`
  const [few, large] = [counts.length > samples.length, wanted > samples.length]
  const why = few ? 'there are more combinations than this page has room for' : 'an input over 256 kB is not shown here'
  const left = few || large ? ` Some are missing: ${why}.` : ''
  return `${samples.length.toLocaleString('en-US')} of ${counted(decisions, 'decision')}: of each of ${counted(counts.length, 'combination')} of policy, verdict, what happens, option and reasons ${first}.${left} All decisions are in the file that \`dry-run --out\` writes.`
}

function searchMarkup(samples: readonly Sample[], decisions: number): string {
  const rows = samples.map(({ row }) => row)
  const missing = decisions - samples.length
  const none =
    missing === 0
      ? 'No decision matches.'
      : `None of the decisions shown here matches. ${missing.toLocaleString('en-US')} others are not in this page: what you look for may be one of them.`
  return `<div class="search" role="search" hidden>
<label>Search <input type="search" autocomplete="off" spellcheck="false"></label>
${filter(
  'verdict',
  'Verdict',
  rows.map(({ verdict }) => verdict),
)}
${filter(
  'policy',
  'Policy',
  rows.map(({ policy }) => policy),
)}
${filter(
  'site',
  'Site',
  rows.map(({ site = '' }) => site),
)}
<output aria-live="polite"></output>
</div>
<p class="none" hidden>${escapeMarkup(none)}</p>
`
}

/** Nothing to choose, no filter. */
function filter(key: string, label: string, values: readonly string[]): string {
  const distinct = [...new Set(values)].filter(value => value !== '').sort()
  if (distinct.length < 2) return ''
  const options = distinct.map(value => `<option>${escapeMarkup(value)}</option>`)
  return `<label>${label} <select data-filter="${key}"><option value="">all</option>${options.join('')}</select></label>`
}
