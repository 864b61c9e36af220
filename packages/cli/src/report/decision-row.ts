import type { PolicySet } from '@countersign/core'
import { explain } from '@countersign/core'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { Sample } from '../report-data/sampling.ts'

/** The columns of the table of decisions. */
export const DECISION_COLUMNS: readonly string[] = ['Verdict', 'What happens', 'Subject', 'Policy', 'Site', 'Time (UTC)', 'Line']

/** Longer explanations are cut: `explain` prints them whole. */
const SHOWN_SENTENCES = 30

/** One decision as two rows that belong together: what it was about, and why. The second opens without a script. */
export function decisionRow(policies: PolicySet, { file, line, input, row }: Sample, alike: number): string {
  const { verdict, enforcement, policy, site = '' } = row
  const { type, key } = input.subject
  const cells = [
    `<td><span class="swatch ${verdict}"></span>${verdict}</td>`,
    `<td>${enforcement}</td>`,
    `<td class="name"><span class="soft">${escapeMarkup(type)}</span> ${escapeMarkup(key)}</td>`,
    `<td class="name">${escapeMarkup(policy)}</td>`,
    `<td class="name">${site === '' ? '–' : escapeMarkup(site)}</td>`,
    `<td class="time">${escapeMarkup(timeOf(input.now))}</td>`,
    `<td class="name soft">${escapeMarkup(file)}:${line}</td>`,
  ]
  const data = `data-verdict="${verdict}" data-policy="${escapeMarkup(policy)}" data-site="${escapeMarkup(site)}"`
  return `<tbody ${data}><tr>${cells.join('')}</tr><tr class="why"><td colspan="${cells.length}">${why(policies, input, alike)}</td></tr></tbody>`
}

function why(policies: PolicySet, input: Sample['input'], alike: number): string {
  const [head = '', ...rest] = explain(policies, input).sentences
  const shown = rest.slice(0, SHOWN_SENTENCES)
  const cut = rest.length > shown.length ? [`… and ${rest.length - shown.length} more sentences.`] : []
  const last = alike > 1 ? [`One of ${alike.toLocaleString('en-US')} decisions of this kind.`] : []
  const items = [...shown, ...cut, ...last].map(sentence => `<li>${escapeMarkup(sentence.trim())}</li>`)
  return `<details><summary>${escapeMarkup(head)}</summary><ul>${items.join('')}</ul></details>`
}

/** To the second; what is no instant stays as it is. */
function timeOf(now: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$/.test(now) ? now.slice(0, 19).replace('T', ' ') : now
}
