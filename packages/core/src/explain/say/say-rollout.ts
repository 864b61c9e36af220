import type { Phase, PolicyModel, RolloutRow } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'
import { sayAmounts } from './say-limit.ts'
import { sayList } from './say-list.ts'
import { sayLiteral } from './say-literal.ts'

const PHASES: Readonly<Record<Phase, string>> = {
  observe: 'are only recorded',
  approval: 'run after approval; a plan whose every step is safe runs at once',
  unattended: 'run unattended',
}

/** Where the policy runs by itself, where it asks, where it only watches: the first row that fits counts. */
export function sayRollout(policy: PolicyModel): readonly string[] {
  const { rollout } = policy
  if (rollout === undefined) return ['Nowhere: without a rollout, decisions are only recorded.']
  const rows = rollout.rows.map(row => sayRow(row, policy))
  return [...rows, `${rows.length === 0 ? 'Everywhere' : 'Everywhere else'} permitted plans ${PHASES[rollout.default]}.`]
}

function sayRow(row: RolloutRow, policy: PolicyModel): string {
  const sites = row.sites === undefined ? 'At any site' : `At ${sayList(row.sites, 'or')}`
  const where = row.where === undefined ? '' : `, where ${sayExpression(row.where.expression, policy)}`
  const options = row.options === undefined ? 'permitted plans' : `permitted ${sayList(row.options)}`
  return `${sites}${where}: ${options} ${PHASES[row.phase]}${sayWith(row, policy)}.${sayRequires(row)}`
}

function sayWith(row: RolloutRow, { parameters }: PolicyModel): string {
  const settings = parameters.flatMap(({ name, type }) => {
    const value = Object.hasOwn(row.with, name) ? row.with[name] : undefined
    return value === undefined ? [] : [`${name} ${sayAmounts(type, value)}`]
  })
  return settings.length === 0 ? '' : `, with ${sayList(settings)}`
}

function sayRequires({ requires }: RolloutRow): string {
  if (requires === undefined) return ''
  const percent = { kind: 'percent' } as const
  return ` What a scorer chose needs a certificate of at most ${sayLiteral(percent, requires.maxError)} error with ${sayLiteral(percent, requires.certainty)} certainty; without one it waits for approval.`
}
