import type { Reason } from '../decision.ts'
import type { Judged } from '../options/candidate.ts'
import { rankKeys, sortRanked } from '../options/rank.ts'
import { evidenceOf } from '../program/probe.ts'
import type { RuleProgram } from '../program/program.ts'
import type { BuiltInDetails } from '../reason.ts'
import type { Scene } from '../scene.ts'
import { frameOf } from '../speaker.ts'
import { isStruck } from '../verdict.ts'
import { unranked } from './unranked.ts'

/** What a true rule chose: an option, or an id that leads nowhere. */
export interface RulePick {
  readonly judged: Judged | undefined
  readonly details: BuiltInDetails
  /** Of the ranking that the rule chose by. */
  readonly reasons: readonly Reason[]
}

/** `undefined`: the rule says `review` and chooses nothing. */
export function pickByRule(scene: Scene, rule: RuleProgram, panel: readonly Judged[]): RulePick | undefined {
  const { then } = rule.model
  switch (then.kind) {
    case 'review':
      return undefined
    case 'option':
      return pickById(panel, then.option)
    case 'computed':
      return pickComputed(scene, rule, panel)
    case 'first':
      return pickFirst(scene, rule, panel, then.option)
  }
}

function pickById(panel: readonly Judged[], id: string): RulePick {
  return { judged: panel.find(({ candidate }) => candidate.id === id), details: { saw: [['option', id]] }, reasons: [] }
}

function pickComputed({ own }: Scene, { option }: RuleProgram, panel: readonly Judged[]): RulePick {
  const id = option?.evaluate(own.base)
  if (typeof id === 'string') return pickById(panel, id)
  return { judged: undefined, details: option === undefined ? {} : evidenceOf(option.probe, own.base), reasons: [] }
}

/** The first by rank of the instances that passed `only`: a rule sees facts, not what guards struck. */
function pickFirst({ own, program }: Scene, { rank }: RuleProgram, panel: readonly Judged[], family: string): RulePick {
  const passed = panel.filter(
    ({ candidate }) => candidate.family === family && !isStruck(candidate.built.filter(({ kind }) => kind === 'only')),
  )
  const ranked = passed.map(item => ({ item, id: item.candidate.id, keys: rankKeys(rank, frameOf(own, item.candidate)) }))
  const sorted = sortRanked(ranked, rank)
  const first = sorted[0]?.item
  return { judged: first, details: { saw: [['option', first?.candidate.id ?? family]] }, reasons: unranked(sorted, program.queue) }
}
