import type { Reason } from '../decision.ts'
import type { Judged } from '../options/candidate.ts'
import type { Expanded } from '../options/expand-options.ts'
import { eligible } from '../options/panel.ts'
import { rankKeys, sortRanked } from '../options/rank.ts'
import type { ProposeProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import { frameOf } from '../speaker.ts'
import { chooseByScorer } from './choose-by-scorer.ts'
import type { Choosing } from './choosing.ts'
import { firstRule, reviewByRule, ruleReason } from './first-rule.ts'
import { nothingLeft } from './nothing-left.ts'
import { pickByRule } from './pick-by-rule.ts'
import { unranked } from './unranked.ts'

/** The first true rule; else rank or the scorer; else a person. */
export function chooseByPolicy(scene: Scene, expanded: Expanded, panel: readonly Judged[]): Choosing {
  const { rule, caps } = firstRule(scene)
  const pick = rule === undefined ? undefined : pickByRule(scene, rule, panel)
  if (rule === undefined) return chooseWithoutRule(scene, expanded, panel, caps)
  if (pick === undefined) return chooseWithoutRule(scene, expanded, panel, [...caps, reviewByRule(scene, rule)])
  if (pick.judged === undefined || pick.judged.struck) {
    return chooseWithoutRule(scene, expanded, panel, [...caps, ruleReason(scene.program, 'rule-choice-struck', rule, pick.details)])
  }
  const reasons = [...caps, ...pick.reasons, ...unknownCandidates(expanded, () => false)]
  return { panel, chosen: { judged: pick.judged, by: { kind: 'rule', rule: rule.model.id }, gates: 'all' }, reasons, fallsBack: true }
}

function chooseWithoutRule(scene: Scene, expanded: Expanded, panel: readonly Judged[], caps: readonly Reason[]): Choosing {
  const { propose, queue } = scene.program
  if (propose === undefined) {
    const reasons = [...caps, ...unknownCandidates(expanded, () => true)]
    return nobody(panel, [
      ...reasons,
      eligible(panel).length === 0 ? nothingLeft(reasons, queue) : builtIn('person-chooses', 'review', queue),
    ])
  }
  const reasons = [...caps, ...unknownCandidates(expanded, family => propose.model.choices.includes(family))]
  return propose.model.by.kind === 'rank' ? chooseByRank(scene, propose, panel, reasons) : chooseByScorer(scene, propose, panel, reasons)
}

/** Instances that could not be listed might have been chosen: that caps a choice among them, and is noted on any other. */
export function unknownCandidates({ unknown }: Expanded, matters: (family: string) => boolean): readonly Reason[] {
  return unknown.map(({ family, reason }) => {
    if (matters(family)) return reason
    const { queue: _queue, approvals: _approvals, ...note } = reason
    return { ...note, vote: 'note' }
  })
}

function nobody(panel: readonly Judged[], reasons: readonly Reason[]): Choosing {
  return { panel, chosen: undefined, reasons, fallsBack: true }
}

function chooseByRank(scene: Scene, { model, rank }: ProposeProgram, panel: readonly Judged[], caps: readonly Reason[]): Choosing {
  const choices = eligible(panel).filter(({ candidate }) => model.choices.includes(candidate.family))
  const ranked = choices.map(item => ({ item, id: item.candidate.id, keys: rankKeys(rank, frameOf(scene.own, item.candidate)) }))
  const sorted = sortRanked(ranked, rank)
  const [first] = sorted
  const { queue } = scene.program
  if (first === undefined) return nobody(panel, [...caps, nothingLeft(caps, queue)])
  const reasons = [...caps, ...unranked(sorted, queue)]
  return { panel, chosen: { judged: first.item, by: { kind: 'rank' }, gates: 'all' }, reasons, fallsBack: true }
}
