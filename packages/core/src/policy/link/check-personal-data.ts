import type { ValueType } from '../../values/value-type.ts'
import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

/** What goes to a scorer as a whole object takes personal data along unseen; a single field that is listed is meant. */
export function checkPersonalData(type: ValueType, at: At, report: Report): void {
  const found = personalFields(type)
  if (found.length === 0) return
  const names = found.map(name => `\`${name}\``).join(', ')
  refuse(report, 'pii-shown', at, `personal data would go to the scorer: ${names}`, 'list the fields that it needs')
}

function personalFields(type: ValueType): readonly string[] {
  if (type.kind === 'list' || type.kind === 'map') return personalFields(type.of)
  if (type.kind !== 'object') return []
  return Object.entries(type.fields ?? {}).flatMap(([name, field]) => (field.pii === true ? [name] : personalFields(field.type)))
}
