import type { Expression, QuantifierExpression, Relation } from '../expression.ts'
import { printExpression } from '../print-expression.ts'
import { MIRRORED } from '../relation.ts'
import type { EngineCondition, ExportGap, Exporting } from './export-gap.ts'
import { isGap } from './export-gap.ts'
import type { EngineFact } from './export-operand.ts'
import { constantFor, factFor } from './export-operand.ts'
import type { PlainJson } from './plain-json.ts'

const OPERATORS: Readonly<Record<Relation, string>> = {
  equal: 'equal',
  'not-equal': 'notEqual',
  less: 'lessThan',
  'at-most': 'lessThanInclusive',
  greater: 'greaterThan',
  'at-least': 'greaterThanInclusive',
}

type Compare = Extract<Expression, { op: 'compare' }>

/** A comparison of a fact with a constant or another fact. */
export function exportCompare({ left, right, relation }: Compare, exporting: Exporting): EngineCondition | ExportGap {
  if (left.op === 'literal' && right.op !== 'literal')
    return exportCompare({ op: 'compare', type: left.type, left: right, right: left, relation: MIRRORED[relation] }, exporting)
  const unit = unitOf(right)
  const fact = factFor(left, unit, exporting.names)
  if ('why' in fact) return fact
  const isEquality = relation === 'equal' || relation === 'not-equal'
  if (!isEquality && WORDS.has(left.type.kind))
    return { what: fact.read, why: 'the engine has no order of texts: it reads numbers out of them' }
  const value = right.op === 'literal' ? constantFor(right, unit) : factReference(right, unit, exporting)
  if (isNoValue(value)) return value
  return leafOf(fact, OPERATORS[relation], value.value, exporting)
}

const WORDS: ReadonlySet<string> = new Set(['text', 'id', 'enum', 'bool'])

/** `250 EUR` is 250 of a fact in EUR. */
function unitOf(constant: Expression): string | undefined {
  const { value } = constant.op === 'literal' ? constant : { value: undefined }
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  const unit = 'currency' in value ? value['currency'] : 'unit' in value ? value['unit'] : undefined
  return typeof unit === 'string' ? unit : undefined
}

function factReference(expression: Expression, unit: string | undefined, exporting: Exporting): { readonly value: PlainJson } | ExportGap {
  const fact = factFor(expression, unit, exporting.names)
  if ('why' in fact) return fact
  return { value: { fact: note(fact, exporting) } }
}

function isNoValue(value: { readonly value: PlainJson } | ExportGap): value is ExportGap {
  return 'why' in value
}

export function leafOf(fact: EngineFact, operator: string, value: PlainJson, exporting: Exporting): EngineCondition {
  return { fact: note(fact, exporting), operator, value }
}

/** The name of the fact here: one that may be absent is another fact to the engine than one that must be there. */
function note({ name, read, unit }: EngineFact, { facts, optional }: Exporting): string {
  const isOptional = [...optional].some(path => read === path || read === `${path}.size()` || read.startsWith(`${path}.*`))
  const own = isOptional ? `${name}?` : name
  facts.set(own, { name: own, read, ...(unit === undefined ? {} : { unit }), optional: isOptional })
  return own
}

type In = Extract<Expression, { op: 'in' }>

/** One of a list: of constants, or the list is the fact. */
export function exportIn({ of, list }: In, ofList: 'contains' | 'doesNotContain', exporting: Exporting): EngineCondition | ExportGap {
  if (list.op === 'list') {
    const unit = list.items.map(unitOf).find(one => one !== undefined)
    const fact = factFor(of, unit, exporting.names)
    if ('why' in fact) return fact
    const values = list.items.map(item => constantFor(item, unit))
    const gap = values.find(isNoValue)
    return (
      gap ??
      leafOf(
        fact,
        'in',
        values.flatMap(value => (isNoValue(value) ? [] : [value.value])),
        exporting,
      )
    )
  }
  const unit = unitOf(of)
  const fact = factFor(list, unit, exporting.names)
  if ('why' in fact) return fact
  const value = of.op === 'literal' ? constantFor(of, unit) : factReference(of, unit, exporting)
  return isNoValue(value) ? value : leafOf(fact, ofList, value.value, exporting)
}

/** `someFact` and `everyFact` ask one thing of each element, or of one field of it. */
export function exportEach({ op, list, slot, body }: QuantifierExpression, exporting: Exporting): EngineCondition | ExportGap {
  const gap: ExportGap = {
    what: printExpression(list, exporting.names),
    why: 'the engine asks one thing of each element: a comparison with a constant',
  }
  if (body.op !== 'compare' && body.op !== 'in') return gap
  const [element, other] = body.op === 'compare' ? [body.left, body.right] : [body.of, body.list]
  const values = valuesOf(list, element, slot)
  if (values === undefined || (other.op !== 'literal' && other.op !== 'list')) return gap
  const scratch: Exporting = { ...exporting, facts: new Map() }
  const single = standIn(element)
  const one =
    body.op === 'compare' ? exportCompare({ ...body, left: single }, scratch) : exportIn({ ...body, of: single }, 'contains', scratch)
  if (isGap(one)) return gap
  const fact = factFor(values, [...scratch.facts.values()][0]?.unit, exporting.names)
  if ('why' in fact) return fact
  const decorator = op === 'exists' ? 'someFact' : 'everyFact'
  return leafOf(fact, `${decorator}:${String(one['operator'])}`, one['value'] ?? null, exporting)
}

/** Any single fact of the element's type, to see what the engine would be asked of one. */
function standIn(element: Expression): Expression {
  return { op: 'field', type: element.type, of: { op: 'subject', type: { kind: 'object' } }, name: 'element' }
}

/** The elements, or a field of each. */
function valuesOf(list: Expression, element: Expression, slot: number): Expression | undefined {
  if (element.op === 'variable') return element.slot === slot ? list : undefined
  if (element.op !== 'field' || element.of.op !== 'variable' || element.of.slot !== slot) return undefined
  return { op: 'map', type: { kind: 'list', of: element.type }, list, slot, name: '*', body: element }
}

type Foreign = Extract<Expression, { op: 'foreign' }>

/** A leaf that came from the engine goes back as it was. */
export function exportForeign({ operator, left, right, value }: Foreign, exporting: Exporting): EngineCondition | ExportGap {
  const fact = factFor(left, undefined, exporting.names)
  if ('why' in fact) return fact
  const other = right === undefined ? parsed(value) : factReference(right, undefined, exporting)
  return isNoValue(other) ? other : leafOf(fact, operator, other.value, exporting)
}

/** Text that an import wrote, or a bundle from outside. */
function parsed(value: string | undefined): { readonly value: PlainJson } | ExportGap {
  try {
    return { value: JSON.parse(value ?? '') }
  } catch {
    return { what: String(value), why: 'the value of this leaf is no JSON' }
  }
}
