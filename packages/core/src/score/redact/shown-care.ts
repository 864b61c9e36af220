import type { PolicyModel } from '../../policy/model.ts'
import type { Care } from './expression-care.ts'
import { expressionCare } from './expression-care.ts'
import { UNTYPED } from './redact-value.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldOf } from './redacted-field.ts'

/** How a field of a question is shown: as the expression of `shows` reads it; by its path where the question was made by hand. */
export function shownCare(path: string, policy: PolicyModel | undefined, types: RedactedTypes): Care {
  const shown = policy?.propose?.shows.find(one => one.kind === 'path' && one.text === path)
  if (policy !== undefined && shown?.kind === 'path') return expressionCare(shown.expression, policy, types)
  const dot = path.lastIndexOf('.')
  const field = fieldOf(types, path.slice(0, Math.max(0, dot)), path.slice(dot + 1))
  return field === undefined ? UNTYPED : { type: field.type, as: field.as, keys: undefined }
}
