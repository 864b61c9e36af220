import type { Expression } from '../expression.ts'
import { readExpression } from '../expression-slot.ts'
import type { Scope } from '../scope.ts'
import type { MapEntry, MapNode, Report, SourceNode } from '../source-node.ts'
import { aType } from '../type-text.ts'
import type { Form, Subject } from './form.ts'
import { junction, refuseAt } from './form.ts'
import { readEquality, readOperators } from './operators.ts'
import { readPath } from './path.ts'

/**
 * Reads a condition in map form: `{ credit.status: { not: ok }, order.total: { above: 250 EUR } }`. Keys are paths and are and-ed; `all`,
 * `any` and `not` hold further conditions; under a key that is an object, keys are its fields.
 */
export function readMapForm(node: MapNode, scope: Scope, report: Report): Expression | undefined {
  return readEntries(node, { scope, report, nesting: 0, test: readTest })
}

function readEntries(node: MapNode, form: Form): Expression | undefined {
  if (node.entries.length === 0) return refuseAt(form, node.at, 'expression-empty', 'a condition is missing')
  return junction(
    'and',
    node.entries.map(entry => readEntry(entry, form)),
  )
}

function readEntry(entry: MapEntry, form: Form): Expression | undefined {
  if (isJunction(entry.key, form)) return readJunction(entry.key, entry.value, form)
  const expression = readPath(entry, form)
  return expression === undefined ? undefined : readTest({ expression, key: entry.key, keyAt: entry.keyAt }, entry.value, form)
}

type Junction = 'all' | 'any' | 'not'

/** A field of that name comes first. */
function isJunction(key: string, { base }: Form): key is Junction {
  if (key !== 'all' && key !== 'any' && key !== 'not') return false
  return !(base?.type.kind === 'object' && base.type.fields !== undefined && Object.hasOwn(base.type.fields, key))
}

function readJunction(key: Junction, node: SourceNode, form: Form): Expression | undefined {
  if (key === 'not') {
    const of = readPart(node, form)
    return of === undefined ? undefined : { op: 'not', type: { kind: 'bool' }, of }
  }
  const parts = node.kind === 'list' ? node.items.map(item => readPart(item, form)) : readParts(node, form)
  if (parts.length === 0) return refuseAt(form, node.at, 'expression-empty', `\`${key}\` holds no condition`)
  return junction(key === 'all' ? 'and' : 'or', parts)
}

/** `any: { a: 1, b: 2 }`: each entry is a condition. */
function readParts(node: SourceNode, form: Form): readonly (Expression | undefined)[] {
  return node.kind === 'map' ? node.entries.map(entry => readEntry(entry, form)) : [readPart(node, form)]
}

/** A condition inside a condition: map form, or expression text where no object is around. */
function readPart(node: SourceNode, form: Form): Expression | undefined {
  if (node.kind === 'map') return readEntries(node, form)
  if (node.kind === 'list' || form.base !== undefined)
    return refuseAt(form, node.at, 'wrong-type', 'a condition in map form is needed here')
  const read = readExpression(node, form.scope, form.report)
  if (read === undefined || read.expression.type.kind === 'bool') return read?.expression
  return refuseAt(form, node.at, 'not-a-condition', `this is ${aType(read.expression.type)}, not true or false`)
}

/** What is said of one subject: a value, operators, or conditions on its fields. */
function readTest(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind !== 'map') return readEquality(subject, node, form)
  if (subject.expression.type.kind === 'object') return readEntries(node, { ...form, base: subject.expression })
  if (node.entries.length === 0) return refuseAt(form, node.at, 'expression-empty', `nothing is said about \`${subject.key}\``)
  return readOperators(subject, node.entries, form)
}
