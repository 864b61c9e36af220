import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { RedactedField, Treatment } from '../../policy/redaction-model.ts'
import type { ValueType } from '../../values/value-type.ts'
import { namedRow, objectName } from './named-row.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldOf, pseudonymKind } from './redacted-field.ts'

/** How a value is shown. Without a type it is data of which nothing is known: all of it is searched. */
export interface Care {
  readonly type: ValueType | undefined
  readonly as: Treatment | undefined
  /** Of the keys, where the value is a map of rows. */
  readonly keys: RedactedField | undefined
}

interface Reading {
  readonly policy: PolicyModel
  readonly types: RedactedTypes
  /** INVARIANT: a term reads only terms before it, so the search ends also in a model made by hand. */
  readonly below: number
}

/** How the value of an expression is shown: by the field that it reads, also through a `let`; what is computed is a text of its parts. */
export function expressionCare(expression: Expression, policy: PolicyModel, types: RedactedTypes): Care {
  const reading: Reading = { policy, types, below: policy.lets.length }
  const type = typeOf(expression, reading)
  const fact = expression.op === 'fact' ? policy.facts[expression.index] : undefined
  return { type, as: treatment(expression, reading), keys: fieldOf(types, objectName(type), fact?.key[0]) }
}

function typeOf(expression: Expression, reading: Reading): ValueType {
  return namedRow(expression.type, queryOf(expression, reading))
}

/** The query whose rows an expression hands on. */
function queryOf(expression: Expression, reading: Reading): string | undefined {
  switch (expression.op) {
    case 'fact':
      return reading.policy.facts[expression.index]?.query
    case 'let':
    case 'term': {
      const body = bodyOf(expression.index, reading)
      return body === undefined ? undefined : queryOf(body.expression, body.reading)
    }
    case 'key':
    case 'index':
      return queryOf(expression.of, reading)
    case 'filter':
      return queryOf(expression.list, reading)
    case 'if':
      return queryOf(expression.then, reading) ?? queryOf(expression.else, reading)
    default:
      return undefined
  }
}

function bodyOf(
  index: number,
  { policy, types, below }: Reading,
): { readonly expression: Expression; readonly reading: Reading } | undefined {
  const expression = index < below ? policy.lets[index]?.expression : undefined
  return expression === undefined ? undefined : { expression, reading: { policy, types, below: index } }
}

/** A truth value or a count that was derived from personal data names nobody; so it is in reasons. */
function treatment(expression: Expression, reading: Reading): Treatment | undefined {
  if (expression.type.kind === 'bool' || expression.type.kind === 'count') return undefined
  switch (expression.op) {
    case 'field':
      return fieldTreatment(expression, reading)
    case 'let': {
      const body = bodyOf(expression.index, reading)
      return body === undefined ? undefined : treatment(body.expression, body.reading)
    }
    case 'key':
    case 'index':
      return treatment(expression.of, reading)
    case 'filter':
      return treatment(expression.list, reading)
    case 'map':
      return treatment(expression.body, reading)
    case 'if':
      return together([expression.then, expression.else], reading)
    default:
      return computedTreatment(expression, reading)
  }
}

/** A field says more than the object that holds it: `address.city: keep` holds inside an address that is personal as a whole. */
function fieldTreatment(expression: Extract<Expression, { op: 'field' }>, reading: Reading): Treatment | undefined {
  const own = fieldOf(reading.types, objectName(typeOf(expression.of, reading)), expression.name)?.as
  const around = pseudonymKind(treatment(expression.of, reading))
  return own ?? around ?? (expression.pii === true ? 'text' : undefined)
}

function computedTreatment(expression: Expression, reading: Reading): Treatment | undefined {
  const body = expression.op === 'term' ? bodyOf(expression.index, reading) : undefined
  const fromBody = body === undefined ? undefined : pseudonymKind(treatment(body.expression, body.reading))
  return fromBody ?? pseudonymKind(together(operandsOf(expression), reading))
}

/** Personal if any is; kept if all are. */
function together(expressions: readonly Expression[], reading: Reading): Treatment | undefined {
  const all = expressions.map(one => treatment(one, reading))
  const kinds = new Set(all.map(pseudonymKind).filter(kind => kind !== undefined))
  const [only] = kinds
  if (only !== undefined) return kinds.size === 1 ? only : 'text'
  return all.length > 0 && all.every(one => one === 'keep') ? 'keep' : undefined
}
