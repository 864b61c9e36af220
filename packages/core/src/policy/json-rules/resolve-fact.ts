import { nearestName } from '../../values/nearest-name.ts'
import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import { shortened } from '../literal-text.ts'
import { aType } from '../type-text.ts'
import type { MappedFact } from './fact-map.ts'
import type { PathStep } from './json-path.ts'
import { readJsonPath } from './json-path.ts'
import { mayBeAbsent } from './may-be-absent.ts'
import type { ReadOperand } from './operand.ts'
import { BOOL, junction } from './operand.ts'
import { find, refuseRule } from './rule-node.ts'
import type { FactReference } from './rule-set.ts'
import type { Translation } from './translation.ts'

/** The value of ours that a fact and its path are; `undefined`: it was said why there is none. */
export function resolveFact(reference: FactReference, translation: Translation): ReadOperand | undefined {
  const mapped = translation.facts.find(reference)
  if (mapped === 'refused') return undefined
  const root = mapped.binding.expression
  const { path } = reference
  if (path === undefined || mapped.whole) return operandOf(root, mapped, translation)
  const read = readJsonPath(path.text)
  if (read.kind === 'refused') {
    const suggestion = `map it as a whole: \`"${shortened(reference.name)} ${shortened(path.text)}": <path>\``
    return refuseRule(translation.report, 'rules-path', path.at, `\`${shortened(path.text)}\` has no reading here: ${read.why}`, suggestion)
  }
  if (!hasParts(root)) {
    const message = `\`${mapped.text}\` has no parts, and the engine then passes the path over; so it is here`
    find(translation.report, 'rules-path-on-scalar', path.at, message, 'leave the path out')
    return operandOf(root, mapped, translation)
  }
  return walk(root, read.steps, { mapped, at: path.at, translation })
}

function hasParts({ type }: Expression): boolean {
  return type.kind === 'object' || type.kind === 'map' || type.kind === 'list'
}

interface Walk {
  readonly mapped: MappedFact
  readonly at: At
  readonly translation: Translation
}

function walk(root: Expression, steps: readonly PathStep[], at: Walk): ReadOperand | undefined {
  let expression: Expression | undefined = root
  for (const [index, step] of steps.entries()) {
    if (expression === undefined) return undefined
    if (step.kind === 'each') return eachOf(expression, steps.slice(index + 1), at)
    expression = memberOf(expression, step.name, at)
  }
  return expression === undefined ? undefined : operandOf(expression, at.mapped, at.translation)
}

function memberOf(of: Expression, name: string, walked: Walk): Expression | undefined {
  const { type } = of
  if (type.kind === 'object') {
    const fields = type.fields ?? {}
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined) return { op: 'field', type: field.type, of, name, ...(field.pii === true ? { pii: true } : {}) }
    return refuseMember(of, name, Object.keys(fields), walked)
  }
  if (type.kind === 'map') return rowOf(of, type.of, name, walked)
  if (type.kind === 'list' && /^(0|[1-9]\d{0,3})$/.test(name))
    return { op: 'index', type: type.of, of, index: { op: 'literal', type: { kind: 'number' }, value: name } }
  if (type.kind === 'list' && name === 'length') return { op: 'size', type: { kind: 'count' }, of }
  return refuseMember(of, name, [], walked)
}

/** A row that a keyed fact does not have reads as its `eachMissing`, as everywhere. */
function rowOf(of: Expression, type: Expression['type'], name: string, { mapped }: Walk): Expression {
  const key: Expression = { op: 'literal', type: { kind: 'text' }, value: name }
  const { keyed, expression } = mapped.binding
  const missing =
    keyed === undefined || of !== expression ? {} : { missing: keyed.keys <= 1 || keyed.missing === 'unknown' ? keyed.missing : {} }
  return { op: 'key', type, of, key, ...missing }
}

function refuseMember({ type }: Expression, name: string, known: readonly string[], { at, translation }: Walk): undefined {
  const near = nearestName(name, known)
  const suggestion = near === undefined ? undefined : `did you mean \`${near}\`?`
  return refuseRule(translation.report, 'rules-path', at, `${aType(type)} has no field \`${shortened(name)}\``, suggestion)
}

/** The engine gives the members that are there as a list, and nothing at all where there is not one. */
function eachOf(list: Expression, steps: readonly PathStep[], walked: Walk): ReadOperand | undefined {
  const { at, translation } = walked
  if (list.type.kind !== 'list')
    return refuseRule(translation.report, 'rules-path', at, `\`*\` means the elements of a list here, and this is ${aType(list.type)}`)
  const slot = translation.newSlot()
  const element: Expression = { op: 'variable', type: list.type.of, slot, name: '*' }
  const body = membersOf(element, steps, walked)
  if (body === undefined) return undefined
  const there = mayBeAbsent(body, translation) ? having(list, body, translation) : list
  const values: Expression =
    body.op === 'variable' ? there : { op: 'map', type: { kind: 'list', of: body.type }, list: there, slot, name: '*', body }
  const size: Expression = { op: 'size', type: { kind: 'count' }, of: there }
  const some: Expression = {
    op: 'compare',
    type: BOOL,
    relation: 'greater',
    left: size,
    right: { op: 'literal', type: { kind: 'number' }, value: '0' },
  }
  const present = mayBeAbsent(list, translation) ? junction('and', [{ op: 'has', type: BOOL, of: list }, some]) : some
  return { ...operandOf(values, walked.mapped, translation), present, unknown: unknownIfEmpty(there) }
}

/** A leaf on the first element, which is not there where this is asked. */
function unknownIfEmpty(list: Expression): Expression {
  const type = list.type.kind === 'list' ? list.type.of : list.type
  const left: Expression = { op: 'index', type, of: list, index: { op: 'literal', type: { kind: 'number' }, value: '0' } }
  return { op: 'foreign', type: BOOL, operator: 'equal', left, value: 'null' }
}

function membersOf(element: Expression, steps: readonly PathStep[], walked: Walk): Expression | undefined {
  let body: Expression | undefined = element
  for (const step of steps) {
    if (body === undefined) return undefined
    if (step.kind === 'each') return refuseRule(walked.translation.report, 'rules-path', walked.at, 'lists in lists have no reading here')
    body = memberOf(body, step.name, walked)
  }
  return body
}

/** The same body with a variable of its own, so that no slot is bound twice. */
function having(list: Expression, body: Expression, { newSlot }: Translation): Expression {
  const slot = newSlot()
  return { op: 'filter', type: list.type, list, slot, name: '*', body: { op: 'has', type: BOOL, of: rebound(body, slot) } }
}

function rebound(body: Expression, slot: number): Expression {
  if (body.op === 'variable') return { ...body, slot }
  return 'of' in body ? { ...body, of: rebound(body.of, slot) } : body
}

function operandOf(expression: Expression, { unit, text, strict }: MappedFact, translation: Translation): ReadOperand {
  // The size of a list that is not there is unknown, not absent.
  const of = expression.op === 'size' ? expression.of : expression
  const present: Expression | undefined = strict !== true && mayBeAbsent(of, translation) ? { op: 'has', type: BOOL, of } : undefined
  return { kind: 'read', expression, text, ...(present === undefined ? {} : { present }), ...(unit === undefined ? {} : { unit }) }
}
