import { isJsonObject } from '../../values/is-json-object.ts'
import { memberOf } from '../frame/member.ts'

/** Small tests of the shape of what came from outside. */
export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isAbsentOr(test: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => value === undefined || test(value)
}

/** An optional member of ours is absent or right; `null`, which stands for absent in documents, is neither. */
export function hasOptional(holder: unknown, name: string, test: (value: unknown) => boolean): boolean {
  if (isJsonObject(holder) && Object.hasOwn(holder, name) && holder[name] === null) return false
  return isAbsentOr(test)(memberOf(holder, name))
}

export function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test)
}

export function isRecordOf(value: unknown, test: (item: unknown) => boolean): boolean {
  if (!isJsonObject(value)) return false
  for (const key of Object.keys(value)) if (!test(value[key])) return false
  return true
}

/** Money, a quantity or decimal text; whether it makes sense is asked where it is used. */
export function isMeasureForm(value: unknown): boolean {
  return isText(value) || (isText(memberOf(value, 'amount')) && (isText(memberOf(value, 'currency')) || isText(memberOf(value, 'unit'))))
}

const ACTORS: readonly unknown[] = ['service', 'agent', 'person']

export function isActor(value: unknown): boolean {
  return isText(memberOf(value, 'id')) && ACTORS.includes(memberOf(value, 'kind')) && isListOf(memberOf(value, 'roles'), isText)
}
