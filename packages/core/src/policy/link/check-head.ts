import { parseDate } from '../../values/date.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import type { Surroundings } from './link-policy.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'
import { unknownName } from './unknown-name.ts'

/** What stands above the facts of a policy: events, terms, effective days. */
export function checkHead(document: Document<'policy'>, subject: string, around: Surroundings): void {
  checkEvents(document, subject, around.catalogue, around.report)
  checkUses(document, around)
  checkEffective(document, around.report)
}

function checkEvents(document: Document<'policy'>, subject: string, catalogue: Catalogue, report: Report): void {
  const seen = new Set<string>()
  for (const { text, at } of placed(document, document.value, 'events', document.value.events)) {
    const about = catalogue.events.get(text)
    if (about === undefined) unknownName(report, 'unknown-event', at, 'event', text, catalogue.events.keys())
    else if (about !== subject && catalogue.objects.has(about))
      refuse(report, 'event-about-other', at, `\`${text}\` is about \`${about}\`, and the policy decides \`${subject}\``)
    else if (seen.has(text)) refuse(report, 'duplicate-id', at, `\`${text}\` stands here twice`)
    seen.add(text)
  }
}

function checkUses(document: Document<'policy'>, { terms, report }: Surroundings): void {
  for (const { text, at } of placed(document, document.value, 'uses', document.value.uses)) {
    const used = terms.get(text)
    if (used === undefined) unknownName(report, 'unknown-terms', at, 'terms document', text, terms.keys())
    else if (used.value.needs !== document.value.decides) {
      refuse(
        report,
        'terms-need-other',
        at,
        `\`${text}\` needs \`${used.value.needs}\`, and the policy decides \`${document.value.decides}\``,
      )
    }
  }
}

function checkEffective({ value, sources }: Document<'policy'>, report: Report): void {
  const { effective } = value
  if (effective === undefined) return
  const days = { from: dayOf(effective.from), to: dayOf(effective.to) }
  for (const key of ['from', 'to'] as const) {
    if (effective[key] === undefined || days[key] !== undefined) continue
    refuse(report, 'wrong-form', sources.at(effective, key), `\`${effective[key]}\` is no day of the calendar`)
  }
  if (days.from === undefined || days.to === undefined || days.from < days.to) return
  refuse(
    report,
    'wrong-size',
    sources.at(effective, 'to'),
    'the policy ends before it begins: `to` is the first day on which it no longer holds',
  )
}

function dayOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDate(text)
}
