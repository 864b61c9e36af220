import type { Author, Reason } from '../decision.ts'
import type { Judged } from '../options/candidate.ts'
import type { Scene } from '../scene.ts'
import { firstRule, reviewByRule, ruleReason } from './first-rule.ts'
import { pickByRule } from './pick-by-rule.ts'

/**
 * What rules say today of a plan that was shown. Where the voters saw it, their votes answer it; what has come true since is news.
 * `otherwise` is no choice that rules compete for.
 */
export function rulesSince(
  scene: Scene,
  panel: readonly Judged[],
  { option, by }: { readonly option: string; readonly by: Author },
): readonly Reason[] {
  if (by.kind === 'otherwise') return []
  const { rule, caps } = firstRule(scene)
  if (rule === undefined) return caps
  const pick = pickByRule(scene, rule, panel)
  if (pick === undefined) return [...caps, reviewByRule(scene, rule)]
  if (pick.judged?.candidate.id === option) return [...caps, ...pick.reasons]
  const isStruck = pick.judged === undefined || pick.judged.struck
  const code = isStruck && by.kind !== 'agent' ? 'rule-choice-struck' : 'rule-chose'
  return [...caps, ruleReason(scene.program, code, rule, pick.details)]
}
