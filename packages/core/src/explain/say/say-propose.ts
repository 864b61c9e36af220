import type { PolicyModel, ProposeModel } from '../../policy/model.ts'
import { sayList } from './say-list.ts'
import { sayRank } from './say-rank.ts'

/** Who chooses where no rule did, what it is shown, and what happens where nobody may. */
export function sayPropose(policy: PolicyModel): readonly string[] {
  const { propose, otherwise } = policy
  const proposes = propose === undefined ? [] : sayBy(propose, policy)
  return otherwise === undefined ? proposes : [...proposes, `When a plan is denied or none is left, ${otherwise} runs instead.`]
}

function sayBy(propose: ProposeModel, policy: PolicyModel): readonly string[] {
  const choices = sayList(propose.choices)
  if (propose.by.kind === 'rank') return [`The plan is the first of ${choices} by ${sayRank(propose.by.keys, policy)}.`]
  const failure = propose.onFailure.kind === 'review' ? 'a person decides' : `the plan is ${propose.onFailure.option}`
  return [
    `The scorer ${propose.by.scorer} chooses between ${choices}, whichever of them are not struck.`,
    sayShows(propose),
    ...(propose.instructions === '' ? [] : [`It is told: ${propose.instructions}`]),
    `If it fails, ${failure}.`,
  ]
}

function sayShows({ shows }: ProposeModel): string {
  const shown = shows.map(show => (show.kind === 'options' ? 'what the plans do and cost' : show.text))
  return shown.length === 0 ? 'It is shown nothing but the names of the plans.' : `It is shown ${sayList(shown)}, and nothing else.`
}
