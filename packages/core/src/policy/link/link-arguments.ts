import { nearestName } from '../../values/nearest-name.ts'
import type { FieldType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import type { Document } from '../schema/document.ts'
import type { Scope } from '../scope.ts'
import { readValueSlot } from '../value-slot.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import { unknownName } from './unknown-name.ts'

/** What a query or action takes. */
export interface ParameterContract {
  readonly noun: 'query' | 'action'
  readonly name: string
  readonly params: ReadonlyMap<string, FieldType>
}

/** What is given to it: members `names` of `holder`. */
export interface Given {
  readonly document: Pick<Document, 'sources'>
  readonly holder: object
  readonly names: readonly string[]
  /** Where to say that something is missing. */
  readonly at: At
}

/** Compares arguments with the contract: every mandatory one is there, none is unknown, each has its type. In the order written. */
export function linkArguments(
  space: PolicyNamespace,
  scope: Scope,
  contract: ParameterContract,
  given: Given,
): readonly (readonly [name: string, value: Expression])[] {
  const linked: (readonly [string, Expression])[] = []
  for (const name of given.names) {
    const param = contract.params.get(name)
    const node = given.document.sources.node(given.holder, name)
    if (param === undefined) {
      const at = given.document.sources.keyAt(given.holder, name)
      unknownName(space.report, 'unknown-argument', at, `parameter of \`${contract.name}\` called`, name, contract.params.keys())
      continue
    }
    const value = reading(space.report, node.at, report => readValueSlot(node, scope, param.type, report))
    if (value !== undefined) linked.push([name, value])
  }
  const known = [...contract.params.keys()]
  const misspelt = given.names.filter(name => !contract.params.has(name)).map(name => nearestName(name, known))
  for (const [name, { optional }] of contract.params) {
    if (optional || given.names.includes(name) || misspelt.includes(name) || space.broken.has(name)) continue
    refuse(space.report, 'missing-argument', given.at, `the ${contract.noun} \`${contract.name}\` needs \`${name}\``)
  }
  return linked
}
