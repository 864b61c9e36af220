import { isJsonObject } from '../../values/is-json-object.ts'
import { memberOf } from '../frame/member.ts'
import { membersOf } from '../frame/members.ts'

/** Small tests of the shape of what came from outside. */
export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isAbsentOr(test: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => value === undefined || test(value)
}

/** Absent or right: in what is ours `null` is neither, and nobody asks for it where a member is read. */
export function isAbsentOrRight(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || test(value)
}

/** Absent, `null`, which stands for absent in documents, or right. */
export function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || test(value)
}

/** An optional member of ours is absent or right; `null`, which stands for absent in documents, is neither. */
export function hasOptional(holder: unknown, name: string, test: (value: unknown) => boolean): boolean {
  if (isJsonObject(holder) && Object.hasOwn(holder, name) && holder[name] === null) return false
  return isOptional(memberOf(holder, name), test)
}

export function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false
  // A hole, which `every` would leave out, is no item.
  for (const item of value) if (!test(item)) return false
  return true
}

export function isRecordOf(value: unknown, test: (item: unknown) => boolean): boolean {
  if (!isJsonObject(value)) return false
  // What every object inherited would have to be right, too.
  for (const key in value) if (!test(value[key])) return false
  return true
}

/** Money, a quantity or decimal text; whether it makes sense is asked where it is used. */
export function isMeasureForm(value: unknown): boolean {
  if (isText(value)) return true
  const measure = membersOf(value)
  return isText(measure['amount']) && (isText(measure['currency']) || isText(measure['unit']))
}

export function isActor(value: unknown): boolean {
  const actor = membersOf(value)
  return isText(actor['id']) && isActorKind(actor['kind']) && isListOf(actor['roles'], isText)
}

function isActorKind(value: unknown): boolean {
  return value === 'service' || value === 'agent' || value === 'person'
}
