import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { readLiteral } from '../literal.ts'
import type { ParameterModel } from '../model.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { Document } from '../schema/document.ts'
import type { ByName } from '../schema/parts.ts'
import type { ParameterDocument } from '../schema/policy-schema.ts'
import type { Report, SourceNode } from '../source-node.ts'
import { readTypeName } from '../type-name.ts'
import { typeText } from '../type-text.ts'
import { boundsCross, checkBounds } from './check-bounds.ts'
import { SCALAR_TYPES } from './link-field.ts'
import { reading, refuse } from './linking.ts'
import { unknownName } from './unknown-name.ts'

type Parameters = ByName<ParameterDocument>

/** Parameters of a policy or lifecycle. One that has an issue is `undefined`: it is known, and nothing can be said about it. */
export function linkParameters(
  { sources }: Pick<Document, 'sources'>,
  parameters: Parameters | undefined,
  report: Report,
): ReadonlyMap<string, ParameterModel | undefined> {
  const linked = new Map<string, ParameterModel | undefined>()
  if (parameters === undefined) return linked
  for (const [name, parameter] of Object.entries(parameters)) {
    if (RESERVED_WORDS.has(name)) refuse(report, 'wrong-name', sources.keyAt(parameters, name), `\`${name}\` is a reserved word`)
    linked.set(name, linkParameter(sources, name, parameter, report))
  }
  return linked
}

function linkParameter(
  sources: Document['sources'],
  name: string,
  parameter: ParameterDocument,
  report: Report,
): ParameterModel | undefined {
  const written = readTypeName(parameter.type)
  const at = sources.at(parameter, 'type')
  if (written.kind === 'refused') return refuse(report, 'unknown-type', at, written.message, written.suggestion)
  if (written.type.kind === 'object') return unknownName(report, 'unknown-type', at, 'type', parameter.type.trim(), SCALAR_TYPES)
  if (!isPlain(written.type) || written.optional) {
    return refuse(report, 'wrong-type', at, `a parameter is one value, or a list of them, not ${typeText(written.type)}`)
  }
  const node = sources.node(parameter, 'default')
  // A limit may be one a currency: `default: [250 EUR, 275 USD]` of type `money`.
  const type: ValueType = node.kind === 'list' && written.type.kind !== 'list' ? { kind: 'list', of: written.type } : written.type
  const value = readParameterValue(node, type, report)
  if (value === undefined) return undefined
  const bound = (key: 'min' | 'max'): Json | undefined =>
    sources.has(parameter, key) ? readParameterValue(sources.node(parameter, key), type, report) : undefined
  const min = bound('min')
  const max = bound('max')
  const model: ParameterModel = {
    name,
    type,
    default: value,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
  if (boundsCross(model))
    return refuse(report, 'out-of-bounds', sources.at(parameter, 'min'), `the \`min\` of \`${name}\` is above its \`max\``)
  checkBounds(model, value, node.at, report)
  return model
}

/** A value of a parameter: where the parameter is a list, one value stands for a list of one. */
export function readParameterValue(node: SourceNode, type: ValueType, report: Report): Json | undefined {
  if (type.kind !== 'list' || node.kind === 'list') return reading(report, node.at, inner => readLiteral(node, type, inner))
  const one = reading(report, node.at, inner => readLiteral(node, type.of, inner))
  return one === undefined ? undefined : [one]
}

function isPlain(type: ValueType): boolean {
  if (type.kind === 'list') return isPlain(type.of)
  return type.kind !== 'object' && type.kind !== 'map'
}
