import type { PseudonymKind, RedactedField, RedactionModel, Treatment } from '../../policy/redaction-model.ts'

export type RedactedTypes = RedactionModel['types']

export function fieldsOf(types: RedactedTypes, object: string | undefined): Readonly<Record<string, RedactedField>> | undefined {
  return object !== undefined && Object.hasOwn(types, object) ? types[object] : undefined
}

export function fieldOf(types: RedactedTypes, object: string | undefined, name: string | undefined): RedactedField | undefined {
  const fields = fieldsOf(types, object)
  return fields !== undefined && name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** What stands for a value of which nothing is shown; nothing where it is searched or kept. */
export function pseudonymKind(as: Treatment | undefined): PseudonymKind | undefined {
  return as === 'scan' || as === 'keep' ? undefined : as
}
