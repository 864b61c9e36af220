import type { RedactedField } from '../../policy/redaction-model.ts'
import { pseudonymKind } from './redacted-field.ts'
import type { Redactor } from './redactor.ts'

/** A key is a value of its field: only what the catalogue calls an id is left alone like one; where nothing is known it is a text. */
export function redactKey(redactor: Redactor, key: string, field: RedactedField | undefined): string {
  const kind = pseudonymKind(field?.as)
  if (kind !== undefined) return redactor.whole(key, kind)
  if (field?.as === 'keep') return redactor.kept(key)
  return field?.type.kind === 'id' && field.as !== 'scan' ? redactor.id(key) : redactor.text(key)
}
