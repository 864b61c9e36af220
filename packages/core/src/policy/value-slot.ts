import type { FieldType, ValueType } from '../values/value-type.ts'
import { assignable, joined } from './assignable.ts'
import { newChecking } from './check/check-expression.ts'
import type { Checking } from './check/checking.ts'
import { refuse } from './check/checking.ts'
import { fitType } from './check/fit-type.ts'
import { suggestName } from './check/suggest-name.ts'
import { eraseTypes } from './erase-types.ts'
import type { Expression } from './expression.ts'
import type { Read } from './expression-text.ts'
import { checkText, expressionText, reporting } from './expression-text.ts'
import { readLiteral } from './literal.ts'
import { shortened } from './literal-text.ts'
import { warnOfMissingEquals } from './looks-computed.ts'
import type { Scope } from './scope.ts'
import type { ListNode, MapEntry, MapNode, Report, ScalarNode, SourceNode } from './source-node.ts'
import { splitByYaml } from './split-by-yaml.ts'

/**
 * Reads a value slot: a literal, `$parameter`, `=expression`, or lists and maps of these, as `expected`. Without an expected type a
 * literal is text, a number or a truth value.
 */
export function readValueSlot(node: SourceNode, scope: Scope, expected: ValueType | undefined, report: Report): Expression | undefined {
  const value = readValue(node, scope, expected, report)
  return value === undefined ? undefined : eraseTypes(value)
}

/** Reads a limit: one measure, or a list with one for each currency or unit; `$parameter` and `=expression` may be either. */
export function readLimitSlot(node: SourceNode, scope: Scope, measure: ValueType, report: Report): Expression | undefined {
  const several: ValueType = { kind: 'list', of: measure }
  if (node.kind === 'list') return readValueSlot(node, scope, several, report)
  const computed = node.kind === 'scalar' ? readComputed(node, scope, report) : undefined
  if (computed === undefined) return readValueSlot(node, scope, measure, report)
  if (computed === 'refused') return undefined
  const { expression, checking } = computed
  const fitting = fitType(expression, assignable(expression.type, several) ? several : measure, checking)
  return fitting === undefined ? undefined : eraseTypes(fitting)
}

/** The same with types that have the fields of their objects. */
function readValue(node: SourceNode, scope: Scope, expected: ValueType | undefined, report: Report): Expression | undefined {
  const computed = node.kind === 'scalar' ? readComputed(node, scope, report) : undefined
  if (computed === 'refused') return undefined
  if (computed !== undefined)
    return expected === undefined ? computed.expression : fitType(computed.expression, expected, computed.checking)
  if (node.kind === 'map' && splitByYaml(node, report)) return undefined
  if (node.kind === 'list' && (expected === undefined || expected.kind === 'list')) return readItems(node, scope, expected?.of, report)
  if (node.kind === 'map' && isMapLike(expected)) return readFields(node, scope, expected, report)
  const type = expected ?? plainType(node)
  warnOfMissingEquals(node, type, scope, report)
  const value = readLiteral(node, type, report)
  return value === undefined ? undefined : { op: 'literal', type, value }
}

function plainType(node: SourceNode): ValueType {
  const value = node.kind === 'scalar' ? node.value : ''
  return typeof value === 'number' ? { kind: 'number' } : typeof value === 'boolean' ? { kind: 'bool' } : { kind: 'text' }
}

/** A `=expression` or `$parameter`; `undefined`: a literal. */
export function readComputed(node: ScalarNode, scope: Scope, report: Report): Read | 'refused' | undefined {
  const { value } = node
  if (typeof value !== 'string') return undefined
  if (value.startsWith('=')) return checkText(expressionText(node, 1), scope, 'value', report) ?? 'refused'
  if (!value.startsWith('$')) return undefined
  const { text, place } = expressionText(node)
  const checking = newChecking(scope, text, 'value', reporting(place, report))
  const expression = readParameter(text.slice(1), checking)
  return expression === undefined ? 'refused' : { expression, checking }
}

function readParameter(name: string, checking: Checking): Expression | undefined {
  const { scope, source } = checking
  const type = scope.parameter(name)
  if (type === 'refused') return undefined
  if (type !== undefined) return { op: 'parameter', type, name }
  const span = { start: 0, end: source.length }
  return refuse(
    checking,
    span,
    'unknown-parameter',
    `there is no parameter \`${shortened(name)}\``,
    suggestName(name, scope.names('parameter')),
  )
}

function readItems(node: ListNode, scope: Scope, of: ValueType | undefined, report: Report): Expression | undefined {
  const items = node.items.map(item => readValue(item, scope, of, report))
  if (!items.every(item => item !== undefined)) return undefined
  const [first, ...others] = items
  const common = others.reduce<ValueType | undefined>((type, item) => type && joined(type, item.type), first?.type)
  return { op: 'list', type: { kind: 'list', of: of ?? common ?? { kind: 'text' } }, items }
}

type MapLike = Extract<ValueType, { kind: 'map' | 'object' }> | { readonly kind: 'map'; readonly of: ValueType }

function isMapLike(type: ValueType | undefined): type is MapLike | undefined {
  return type === undefined || type.kind === 'map' || type.kind === 'object'
}

function readFields(node: MapNode, scope: Scope, expected: MapLike | undefined, report: Report): Expression | undefined {
  const fields = node.entries.map(entry => readField(entry, scope, expected, report))
  const complete = fields.every(field => field !== undefined)
  const isWhole = expected?.kind !== 'object' || hasMandatory(node, expected.fields, report)
  return complete && isWhole ? { op: 'object', type: expected ?? rowType(fields), fields } : undefined
}

function readField(
  { key, keyAt, value }: MapEntry,
  scope: Scope,
  expected: MapLike | undefined,
  report: Report,
): readonly [string, Expression] | undefined {
  const known = expected?.kind === 'object' ? expected.fields : undefined
  const field = known !== undefined && Object.hasOwn(known, key) ? known[key] : undefined
  if (known !== undefined && field === undefined) {
    const suggestion = suggestName(key, Object.keys(known))
    const message = `there is no field \`${shortened(key)}\``
    report({ code: 'unknown-field', severity: 'error', message, at: keyAt, ...(suggestion === undefined ? {} : { suggestion }) })
    return undefined
  }
  const read = readValue(value, scope, expected?.kind === 'map' ? expected.of : field?.type, report)
  return read === undefined ? undefined : [key, read]
}

function hasMandatory(node: MapNode, known: Readonly<Record<string, FieldType>> | undefined, report: Report): boolean {
  const missing = Object.entries(known ?? {}).filter(([name, { optional }]) => !optional && !node.entries.some(({ key }) => key === name))
  for (const [name] of missing)
    report({ code: 'missing-field', severity: 'error', message: `the field \`${name}\` is missing`, at: node.at })
  return missing.length === 0
}

function rowType(fields: readonly (readonly [string, Expression])[]): ValueType {
  return {
    kind: 'object',
    fields: Object.fromEntries(fields.map(([name, { type }]): [string, FieldType] => [name, { type, optional: false }])),
  }
}
