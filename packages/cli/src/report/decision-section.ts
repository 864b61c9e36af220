import type { PolicySet } from '@countersign/core'
import type { Summary } from '../dry-run/summary.ts'
import { counted } from '../format/counted.ts'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { ReportData } from '../report-data/create-report-data.ts'
import type { Sample } from '../report-data/sampling.ts'
import { decisionHead, decisionRow } from './decision-row.ts'
import type { Section } from './section.ts'

/** Decisions one by one, with why; the search needs a script, and is hidden where there is none. */
export function decisionSection(policies: PolicySet, { decisions }: Summary, { shown, kinds }: ReportData): Section {
  const { samples } = shown
  const section = { id: 'decisions', title: 'Decisions' }
  if (samples.length === 0) return { ...section, about: 'No decision is small enough to be shown.', content: '' }
  const alike = (sample: Sample): number => (Object.hasOwn(kinds, sample.row.kind) ? (kinds[sample.row.kind] ?? 0) : 0)
  const several = (values: readonly (string | undefined)[]): boolean => new Set(values).size > 1
  const columns = {
    policy: several(samples.map(({ row }) => row.policy)),
    site: several(samples.map(({ row }) => row.site)),
    file: several(samples.map(({ file }) => file)),
  }
  const rows = samples.map(sample => decisionRow(policies, sample, alike(sample), columns))
  const head = decisionHead(columns)
    .map(text => `<th scope="col">${text}</th>`)
    .join('')
  const table = `<div class="scroll"><table class="decisions"><thead><tr>${head}</tr></thead>\n${rows.join('\n')}\n</table></div>`
  return { ...section, about: sayChoice(decisions, { shown, kinds }), content: searchMarkup(samples, decisions) + table }
}

function sayChoice(decisions: number, { shown: { samples, each }, kinds }: Pick<ReportData, 'shown' | 'kinds'>): string {
  if (samples.length === decisions) return `All ${counted(decisions, 'decision')} of the run, in the order of the input.`
  const number = Object.keys(kinds).length
  const first = each === 1 ? 'the first one' : `the first ${each.toLocaleString('en-US')}`
  return `${samples.length.toLocaleString('en-US')} of ${counted(decisions, 'decision')}: of each of ${counted(number, 'combination')} of policy, verdict, what happens, option and reasons ${first}, as far as they are not too large for this page. All of them are in the file of \`dry-run --out\`.`
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
