import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import { askScorer } from '../ask-scorer.ts'
import type { Asking, Scorer } from '../scorer.ts'
import { wholeSetting } from '../whole-setting.ts'
import { combinedIdentity } from './combined-identity.ts'

export interface Arm {
  readonly arm: string
  /** Its share is `weight` of the sum of all weights. */
  readonly weight: number
  readonly scorer: Scorer
}

export interface Split {
  /** Another name deals the subjects anew. */
  readonly experiment: string
  readonly arms: readonly [Arm, Arm, ...(readonly Arm[])]
}

/**
 * Deals questions to the arms of an experiment, by a hash of tenant, experiment and key of the subject: an event that is delivered again
 * meets the same arm, in every process. The arm stands in `provenance.arm`, that of a split within a split behind a slash.
 *
 * @example
 * ```ts
 * const scorer = split({ experiment: 'prompt-7', arms: [{ arm: 'a', weight: 9, scorer: model }, { arm: 'b', weight: 1, scorer: newPrompt }] })
 * ```
 */
export function split({ experiment, arms }: Split): Scorer {
  for (const { arm, weight } of arms) wholeSetting(`weight of ${arm}`, weight, 1, 1_000_000)
  if (new Set(arms.map(({ arm }) => arm)).size < arms.length) throw new RangeError(`the arms of \`${experiment}\` have names of their own`)
  return {
    id: `split(${arms.map(({ scorer }) => scorer.id).join(', ')})`,
    identity: combinedIdentity(
      'split',
      { experiment, arms: arms.map(({ arm, weight }) => ({ arm, weight })) },
      arms.map(({ scorer }) => scorer.identity),
    ),
    score: async (question, asking) => {
      const { arm, scorer } = dealt(arms, experiment, asking)
      const answer = await askScorer(scorer, question, asking)
      const within = answer.provenance.arm
      return { ...answer, provenance: { ...answer.provenance, arm: within === undefined ? arm : `${arm}/${within}` } }
    },
  }
}

/** As many bits of the digest as a number holds exactly. */
const DIGITS = 13

function dealt(arms: Split['arms'], experiment: string, { tenant, subject }: Asking): Arm {
  const all = arms.reduce((sum, { weight }) => sum + weight, 0)
  const hex = digestOf(canonicalJson({ tenant, experiment, subject })).slice('sha256:'.length).slice(0, DIGITS)
  let rest = Number.parseInt(hex, 16) % all
  for (const arm of arms) {
    if (rest < arm.weight) return arm
    rest -= arm.weight
  }
  return arms[0]
}
