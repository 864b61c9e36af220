import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { CompileContext } from '../evaluate/expression/compile-expression.ts'
import { compileExpression } from '../evaluate/expression/compile-expression.ts'
import { compileTerms } from '../evaluate/expression/compile-terms.ts'
import { resultOf } from '../evaluate/expression/interpret-expression.ts'
import { makeFrame } from '../evaluate/frame/make-frame.ts'
import type { Expression } from '../policy/expression.ts'
import type { Issue } from '../policy/issue.ts'
import type { FactMap } from '../policy/json-rules/fact-map.ts'
import { readRuleSet } from '../policy/json-rules/read-rule-set.ts'
import { translateCondition } from '../policy/json-rules/translate-condition.ts'
import type { PolicyModel } from '../policy/model.ts'
import type { Slot } from '../values/value.ts'
import type { ObjectType } from '../values/value-type.ts'
import { WORLD } from './rule-world.arbitrary.ts'

const THING: ObjectType = {
  kind: 'object',
  name: 'thing',
  fields: Object.fromEntries(Object.entries(WORLD).map(([name, { field }]) => [name, field])),
}

/** Every fact of the world is a field of the subject. */
const FACTS: FactMap = {
  find({ name }) {
    const fact = WORLD[name]
    if (fact === undefined) return 'refused'
    const expression: Expression = { op: 'field', type: fact.field.type, of: { op: 'subject', type: THING }, name }
    return { binding: { expression }, whole: false, text: name, ...(fact.unit === undefined ? {} : { unit: fact.unit }) }
  },
  unused: () => [],
}

const POLICY: PolicyModel = {
  ...{ id: 'imported', version: '1.0.0', title: 'Imported', owner: 'nobody', events: [], subject: 'thing' },
  ...{ after: [], fresh: false, parameters: [], facts: [], lets: [], slots: 100, options: [], guards: [], rules: [], gates: [] },
}
const CONTEXT: CompileContext = { policy: POLICY, actions: {}, leaves: new Map() }

export interface Imported {
  readonly errors: readonly Issue[]
  readonly findings: readonly Issue[]
  readonly rules: readonly { readonly name: string; readonly when: Expression }[]
}

/** A rule file as expressions of ours, each fact of the world mapped by its own name. */
export function imported(text: string): Imported {
  const issues: Issue[] = []
  const report = (issue: Issue) => void issues.push(issue)
  const rules = readRuleSet('generated.rules.json', text, report)
  let slots = 0
  const objects = new Map([['thing', { type: THING }]])
  const read = (rules?.rules ?? []).flatMap(({ name = '', conditions }) => {
    const translation = {
      skipped: new Set<number>(),
      lets: [],
      objects,
      facts: FACTS,
      newSlot: () => slots++,
      report,
      rules: rules ?? NONE,
    }
    const when = translateCondition(conditions, translation)
    return when === undefined ? [] : [{ name, when }]
  })
  const errors = issues.filter(({ severity }) => severity === 'error')
  return { errors, findings: issues.filter(({ severity }) => severity === 'warning'), rules: read }
}

const NONE = { file: '', rules: [], conditions: new Map(), broken: [] }

/** What both evaluators say of a condition on these facts: `undefined` is unknown. */
export function evaluated(
  when: Expression,
  facts: Readonly<Record<string, unknown>>,
): { readonly compiled: Slot; readonly interpreted: Slot } {
  const data = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, measured(value, WORLD[name]?.unit)]))
  // Facts may be malformed on purpose.
  const input = {
    now: '2026-03-21T12:00:00Z',
    policy: 'imported',
    subject: { type: 'thing', key: 'x', data },
    facts: {},
  } as unknown as DecisionInput
  const frame = makeFrame(compileTerms(CONTEXT), input, new Map())
  return { compiled: compileExpression(when, CONTEXT)(frame), interpreted: resultOf(when, frame, CONTEXT).value }
}

function measured(value: unknown, unit: string | undefined): unknown {
  if (unit === undefined || typeof value !== 'number') return value
  return unit === 'EUR' ? { amount: value, currency: unit } : { amount: value, unit }
}
