import type { DecisionInput, Observation } from '../evaluate/decision-input.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import type { FactName } from '../runtime/fact-names.ts'
import { isMeantAsObservation, observationOf } from '../runtime/observation-of.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'
import type { CaseContext } from './case-context.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { entryOf, jsonOf, nodeAt } from './case-node.ts'
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
      const json = node === undefined ? undefined : jsonOf(node)
      if (node === undefined || json === undefined) return [fact.name, NOT_GIVEN] as const
      checkFact(node, json, context.shapes.answers.get(fact.query), report)
      const { observation, wrong } = observationOf(json, fact.type, now)
      if (wrong !== undefined) report(caseIssue('fact-malformed', `the fact \`${fact.name}\` cannot be read: ${wrong}`, node.at))
      return [fact.name, observation] as const
    }),
  )
}

function givenAs({ recordedAs }: FactName, facts: MapNode | undefined): SourceNode | undefined {
  const name = recordedAs.find(one => facts !== undefined && entryOf(facts, one) !== undefined)
  return facts === undefined || name === undefined ? undefined : nodeAt(facts, name)
}

const NOT_GIVEN: Observation = { status: 'unknown', why: 'not-found' }

function checkFact(node: SourceNode, json: Json, type: ValueType | undefined, report: Report): void {
  const isObservation = node.kind === 'map' && isJsonObject(json) && isMeantAsObservation(json)
  const value = isObservation ? nodeAt(node, 'value') : node
  if (value !== undefined && type !== undefined) checkGiven(value, type, report)
}
