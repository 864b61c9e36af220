import type { PolicySet } from '@countersign/core'
import { explain } from '@countersign/core'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { Sample } from '../report-data/sampling.ts'

/** What a table of decisions has columns for: nothing that is the same in every row. */
export interface DecisionColumns {
  readonly policy: boolean
  readonly site: boolean
  readonly file: boolean
}

export function decisionHead({ policy, site, file }: DecisionColumns): readonly string[] {
  const subject = ['Verdict', 'What happens', 'Subject']
  return [...subject, ...(policy ? ['Policy'] : []), ...(site ? ['Site'] : []), 'Time (UTC)', file ? 'File and line' : 'Line']
}

/** Longer explanations are cut: `explain` prints them whole. */
const SHOWN_SENTENCES = 30

/** One decision as two rows that belong together: what it was about, and why. The second opens without a script. */
export function decisionRow(policies: PolicySet, sample: Sample, alike: number, columns: DecisionColumns): string {
  const { verdict, policy, site = '' } = sample.row
  const cells = cellsOf(sample, columns)
  const data = `data-verdict="${verdict}" data-policy="${escapeMarkup(policy)}" data-site="${escapeMarkup(site)}"`
  const said = why(policies, sample.input, alike)
  return `<tbody ${data}><tr>${cells.join('')}</tr><tr class="why"><td colspan="${cells.length}">${said}</td></tr></tbody>`
}

function cellsOf({ file, line, input, row }: Sample, columns: DecisionColumns): readonly string[] {
  const { verdict, enforcement, policy, site = '' } = row
  const name = (text: string): string => `<td class="name">${text === '' ? '–' : escapeMarkup(text)}</td>`
  return [
    `<td class="word"><span class="swatch ${verdict}"></span>${verdict}</td>`,
    `<td class="word">${enforcement}</td>`,
    `<td class="name"><span class="soft">${escapeMarkup(input.subject.type)}</span> ${escapeMarkup(input.subject.key)}</td>`,
    ...(columns.policy ? [name(policy)] : []),
    ...(columns.site ? [name(site)] : []),
    `<td class="word">${escapeMarkup(timeOf(input.now))}</td>`,
    columns.file ? `<td class="name soft">${escapeMarkup(file)}:${line}</td>` : `<td class="word soft">line ${line}</td>`,
  ]
}

function why(policies: PolicySet, input: Sample['input'], alike: number): string {
  const [head = '', ...rest] = explain(policies, input).sentences
  const shown = rest.slice(0, SHOWN_SENTENCES)
  const cut = rest.length > shown.length ? [`… and ${rest.length - shown.length} more sentences.`] : []
  const items = [...shown, ...cut].map(sentence => `<li>${escapeMarkup(sentence.trim())}</li>`)
  const last = alike > 1 ? `<li class="soft">One of ${alike.toLocaleString('en-US')} decisions of this kind.</li>` : ''
  return `<details><summary>${escapeMarkup(head)}</summary><ul>${items.join('')}${last}</ul></details>`
}

/** To the second; what is no instant stays as it is. */
function timeOf(now: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$/.test(now) ? now.slice(0, 19).replace('T', ' ') : now
}
