import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import type { Trigger } from '../decision-input.ts'
import { matchesAnyAction } from '../guards/action-pattern.ts'
import type { FactProgram, PolicyProgram } from '../program/program.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import type { FactQuery } from './need.ts'

/**
 * Every declared fact that was not asked yet and whose arguments are known: of the deciding policy, and of the guard policies that
 * speak of an action of some option. Never what happens to be read: what is recorded must not hang on the order of evaluation.
 */
export function factsToGather(scene: Scene): readonly FactQuery[] {
  const actions = actionsOf(scene)
  return [scene.own, ...scene.guards.filter(({ program }) => speaksOfAny(program, actions))].flatMap(speaker => queriesOf(speaker, scene))
}

function actionsOf({ program, input: { trigger } }: Scene): readonly string[] {
  const own = program.options.flatMap(({ steps }) => steps.map(({ model }) => model.action))
  const asked = actionsAsked(trigger)
  return [...own, ...asked.map(({ action }) => action)]
}

/** Of an asker's own plan, also when its card is released. */
function actionsAsked(trigger: Trigger): readonly { readonly action: string }[] {
  if (trigger.kind === 'release') return trigger.shown.choice?.plan.steps ?? []
  return trigger.kind === 'proposal' && trigger.proposal.ask.kind === 'actions' ? trigger.proposal.ask.actions : []
}

function speaksOfAny({ guards, gates }: PolicyProgram, actions: readonly string[]): boolean {
  const patterns = [...guards.flatMap(({ model }) => model.for), ...gates.flatMap(({ for: only }) => (only.length === 0 ? ['*'] : only))]
  return actions.some(action => matchesAnyAction(patterns, action))
}

function queriesOf(speaker: Speaker, { input: { facts } }: Scene): readonly FactQuery[] {
  const prefix = speaker.policy === undefined ? '' : `${speaker.policy}/`
  return speaker.program.facts.flatMap(fact => {
    const name = prefix + fact.model.name
    const query = Object.hasOwn(facts, name) ? undefined : queryOf(speaker, fact, name)
    return query === undefined ? [] : [query]
  })
}

/** An argument that the query does without is left out where it is absent; with one that is unknown the question cannot be put. */
function queryOf({ base }: Speaker, { model, with: parameters }: FactProgram, fact: string): FactQuery | undefined {
  const known: [string, Json][] = []
  for (const { name, type, evaluate } of parameters) {
    const value = evaluate(base)
    if (value === ABSENT && model.optional?.includes(name) === true) continue
    const json = encodeValue(type, value)
    if (json === undefined) return undefined
    known.push([name, json])
  }
  return {
    fact,
    query: model.query,
    system: model.system,
    with: Object.fromEntries(known),
    ...(model.maxAgeMs === undefined ? {} : { maxAgeMs: model.maxAgeMs }),
  }
}
