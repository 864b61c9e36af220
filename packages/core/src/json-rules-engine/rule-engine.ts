import type { Event, RuleResult } from 'json-rules-engine'
import { Engine } from 'json-rules-engine'
import type { RuleDecorator, RuleFact, RuleFactFunction, RuleOperator } from './rule-host.ts'
import type { RuleProgram } from './rule-program.ts'
import { parseRuleFile } from './rule-program.ts'
import type { RunGate } from './run-gate.ts'

/** Told of every rule that was evaluated, by its place in the file. */
export type NoteRule = (index: number, fired: boolean, event: Event) => void

/**
 * An Engine of its own for one run. A shared one drops rules without a word when two runs meet, because it keeps whether it is running
 * for all of them together.
 */
export function ruleEngine({ text, host, decorated }: RuleProgram, gate: RunGate, note: NoteRule): Engine {
  const { allowUndefinedFacts = false, replaceFactsInEventParams = false } = host
  const engine = new Engine([], { allowUndefinedFacts, replaceFactsInEventParams })
  const { rules, conditions } = parseRuleFile(text)
  for (const [name, operator] of Object.entries(host.operators ?? {}))
    engine.addOperator<never, never>(name, guardedOperator(name, operator, decorated.has(name), gate))
  for (const [name, decorator] of Object.entries(host.decorators ?? {}))
    engine.addOperatorDecorator<never, never, unknown, unknown>(name, guardedDecorator(name, decorator, gate))
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition)
  for (const [id, fact] of Object.entries(host.facts ?? {})) addFact(engine, id, fact, gate)
  rules.forEach((rule, index) => {
    const noteAs =
      (fired: boolean) =>
      (_event: Event, _almanac: unknown, { event }: RuleResult) =>
        note(index, fired, event ?? rule.event)
    engine.addRule({ ...rule, onSuccess: noteAs(true), onFailure: noteAs(false) })
  })
  return engine
}

function addFact(engine: Engine, id: string, fact: RuleFactFunction | RuleFact, gate: RunGate): void {
  const { calculate, ...options } = typeof fact === 'function' ? { calculate: fact } : fact
  engine.addFact(id, (params, almanac) => calculate(params, almanac, gate.signal), options)
}

/** The engine waits for a promise that an operator gives, though its types do not say so; a decorator takes it for true. */
function guardedOperator(name: string, operator: RuleOperator, underDecorator: boolean, gate: RunGate): (a: never, b: never) => boolean {
  return (fact, value) => {
    gate.pass()
    const answer = operator(fact, value)
    if (underDecorator && typeof answer === 'object')
      throw new TypeError(`the operator \`${name}\` answers later, and a decorator cannot wait`)
    return answer as boolean
  }
}

function guardedDecorator(name: string, decorator: RuleDecorator, gate: RunGate): RuleDecorator {
  return (fact, value, next) => {
    gate.pass()
    const answer: unknown = decorator(fact, value, next)
    if (typeof answer !== 'boolean') throw new TypeError(`the decorator \`${name}\` gives true or false, at once`)
    return answer
  }
}
