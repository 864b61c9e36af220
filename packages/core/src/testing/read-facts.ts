import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import type { FactName } from '../runtime/fact-names.ts'
import { observationOf } from '../runtime/observation-of.ts'
import type { ValueType } from '../values/value-type.ts'
import type { CaseContext } from './case-context.ts'
import { unknownName } from './case-issue.ts'
import { entryOf, jsonOf, nodeAt, textOf } from './case-node.ts'
import type { CaseRow } from './case-rows.ts'
import { checkGiven } from './check-given.ts'

/** The facts of a case: plain values of the type of their query, or observations. A fact that is not given is `not-found`. */
export function readFacts({ given, cells }: CaseRow, context: CaseContext, now: string, report: Report): DecisionInput['facts'] {
  const written = nodeAt(given, 'facts')
  const facts = written?.kind === 'map' ? context.like.facts(written, cells, report) : undefined
  const names = context.facts.flatMap(({ recordedAs }) => recordedAs)
  for (const { key, keyAt } of facts?.entries ?? []) {
    if (!names.includes(key)) report(unknownName('unknown-fact', 'fact', key, names, keyAt))
  }
  return Object.fromEntries(
    context.facts.map(fact => {
      const node = givenAs(fact, facts)
      if (node !== undefined) checkFact(node, context.shapes.answers.get(fact.query), report)
      const json = node === undefined ? undefined : jsonOf(node)
      return [fact.name, json === undefined ? { status: 'unknown', why: 'not-found' } : observationOf(json, now)] as const
    }),
  )
}

function givenAs({ recordedAs }: FactName, facts: MapNode | undefined): SourceNode | undefined {
  const name = recordedAs.find(one => facts !== undefined && entryOf(facts, one) !== undefined)
  return facts === undefined || name === undefined ? undefined : nodeAt(facts, name)
}

function checkFact(node: SourceNode, type: ValueType | undefined, report: Report): void {
  const status = node.kind === 'map' ? textOf(nodeAt(node, 'status')) : undefined
  const isObservation =
    node.kind === 'map' &&
    ((status === 'known' && nodeAt(node, 'asOf') !== undefined) || (status === 'unknown' && nodeAt(node, 'why') !== undefined))
  const value = isObservation ? nodeAt(node, 'value') : node
  if (value !== undefined && type !== undefined) checkGiven(value, type, report)
}
