import type { Arbitrary } from 'fast-check'
import { array, constant, constantFrom, option as maybe, oneof, record, uniqueArray } from 'fast-check'
import type { FactModel, PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import { cost, idOf, objectOf, order, PROBABILITY, when } from './expression.fixture.ts'
import { ACTIONS, LIFECYCLE } from './generated-world.fixture.ts'
import { gatesOf, guardsOf, HOLD, OPTION_IDS, options, patterns, rollouts, rules } from './policy-parts.arbitrary.ts'

/**
 * Workspaces in which every construct of a policy turns up, small enough that rules, guards and gates often meet. Nothing here reads
 * `.missing` or `.age`, no fact is skipped or has a default: the declared exceptions to the law of information.
 */
export interface GeneratedWorkspace {
  readonly workspace: WorkspaceModel
  readonly policy: PolicyModel
  readonly guardPolicies: readonly PolicyModel[]
}

const factModel = (name: string): FactModel => ({
  name,
  query: `${name}.read`,
  system: 'erp',
  with: [['order', order('id', idOf('order'))]],
  stage: 0,
  type: objectOf('row'),
  key: [],
  onMissing: { kind: 'review' },
})
const FACTS = [factModel('f0'), factModel('f1')]

const HEAD = {
  version: '1.0.0',
  title: 'Generated',
  subject: 'order',
  site: order('nodeId', idOf('node')),
  after: [],
  fresh: false,
  parameters: [{ name: 'sure', type: PROBABILITY, default: '0.7' }],
  facts: FACTS,
  lets: [],
  slots: 1,
} as const

export const guardPolicies: Arbitrary<readonly PolicyModel[]> = array(
  record({ guards: guardsOf('pg'), gates: gatesOf('pt'), rollout: maybe(rollouts, { nil: undefined }) }),
  { maxLength: 2, size: '-1' },
).map(parts =>
  parts.map(({ guards, gates, rollout }, index) => ({
    ...HEAD,
    id: `guards-${index}`,
    owner: `owner-${index}`,
    events: [],
    options: [],
    guards,
    rules: [],
    gates,
    ...(rollout === undefined ? {} : { rollout }),
  })),
)

const propose: Arbitrary<NonNullable<PolicyModel['propose']> | undefined> = record({
  by: oneof(
    { weight: 4, arbitrary: constant({ kind: 'scorer', scorer: 's' } as const) },
    { weight: 1, arbitrary: constant({ kind: 'rank', keys: [{ ...when(cost, 'cost'), direction: 'up' }] } as const) },
  ),
  choices: uniqueArray(constantFrom<string>(...OPTION_IDS, 'hold'), { minLength: 2 }),
}).map(({ by, choices }) => ({ by, choices, shows: [], onFailure: { kind: 'review' }, instructions: '' }))

export const workspaces: Arbitrary<GeneratedWorkspace> = record({
  options: record({ o0: options('o0'), o1: options('o1'), o2: options('o2') }),
  guards: guardsOf('guard'),
  gates: gatesOf('gate'),
  rules,
  propose,
  rollout: rollouts,
  guardPolicies,
  agent: record({ propose: patterns, execute: patterns, never: constantFrom<readonly string[]>([], ['act.pay']) }),
}).map(({ options: { o0, o1, o2 }, agent, guardPolicies: others, ...parts }) => {
  const { propose: proposes, ...rest } = parts
  const policy: PolicyModel = {
    ...HEAD,
    ...rest,
    ...(proposes === undefined ? {} : { propose: proposes }),
    id: 'policy',
    owner: 'owner',
    events: ['order.created'],
    agent: 'agent',
    options: [o0, o1, o2, HOLD],
    otherwise: 'hold',
  }
  const workspace = workspaceWith([policy, ...others], { id: 'agent', actors: ['bot'], read: ['*'], ...agent })
  return { workspace, policy, guardPolicies: others }
})

function workspaceWith(policies: readonly PolicyModel[], agent: WorkspaceModel['agents'][number]): WorkspaceModel {
  return {
    model: 1,
    name: 'generated',
    timeZone: 'UTC',
    policies,
    lifecycles: [LIFECYCLE],
    agents: [agent],
    calendars: [],
    actions: ACTIONS,
    events: { 'order.created': { about: 'order' } },
    subjects: { order: { key: 'id' } },
    at: {},
  }
}

/** The same workspace with its deciding policy, and perhaps its guard policies, replaced. */
export function withPolicies(
  { workspace, policy, guardPolicies: others }: GeneratedWorkspace,
  change: Partial<PolicyModel>,
  guards: readonly PolicyModel[] = others,
): WorkspaceModel {
  return { ...workspace, policies: [{ ...policy, ...change }, ...guards] }
}
