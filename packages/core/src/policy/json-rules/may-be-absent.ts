import type { FieldType, ObjectType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { LetModel } from '../model.ts'

/** What tells whether a value can be absent. */
export interface Absences {
  /** Facts that are absent when nobody answers (`onMissing: skip`), by index. */
  readonly skipped: ReadonlySet<number>
  readonly lets: readonly LetModel[]
  readonly objects: ReadonlyMap<string, { readonly type: ObjectType }>
}

/** Whether an expression can be absent where everything is known. What cannot be told for sure can. */
export function mayBeAbsent(expression: Expression, absences: Absences): boolean {
  switch (expression.op) {
    case 'fact':
      return absences.skipped.has(expression.index)
    case 'field':
      return fieldOf(expression, absences)?.optional !== false || mayBeAbsent(expression.of, absences)
    case 'key':
      return expression.missing === undefined || mayBeAbsent(expression.of, absences)
    case 'let': {
      const term = absences.lets[expression.index]
      return term === undefined || mayBeAbsent(term.expression, absences)
    }
    case 'size':
      return mayBeAbsent(expression.of, absences)
    case 'term':
    case 'index':
    case 'if':
    case 'option':
    case 'step':
    case 'event':
      return true
    default:
      return false
  }
}

function fieldOf({ of: { type }, name }: Expression & { op: 'field' }, { objects }: Absences): FieldType | undefined {
  if (type.kind !== 'object') return undefined
  const fields = type.fields ?? (type.name === undefined ? undefined : objects.get(type.name)?.type.fields)
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined
}
