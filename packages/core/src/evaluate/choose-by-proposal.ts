import type { Judged } from './candidate.ts'
import { unknownCandidates } from './choose-by-policy.ts'
import type { Choosing } from './choosing.ts'
import type { Author, Reason } from './decision.ts'
import type { Proposal } from './decision-input.ts'
import type { Expanded } from './expand-options.ts'
import { firstRule, reviewByRule, ruleReason } from './first-rule.ts'
import { bindTo, findById } from './panel.ts'
import { pickByRule } from './pick-by-rule.ts'
import { PROPOSED } from './proposed-candidate.ts'
import { builtIn } from './reason.ts'
import type { Scene } from './scene.ts'
import { underFigures } from './stated-cost.ts'

/** What somebody outside asks for, judged in the scope of the agent that asks. Nothing else is tried in its place. */
export function chooseByProposal(scene: Scene, expanded: Expanded, panel: readonly Judged[], proposal: Proposal): Choosing {
  const { input, program } = scene
  const person = input.actor.kind === 'person'
  const bound = person ? panel : panel.map(judged => bindTo(scene, scene.asker, judged))
  const option = proposal.ask.kind === 'option' ? proposal.ask.option : PROPOSED
  const asked = isChoice(scene, option, bound) ? findById(bound, option) : undefined
  const reasons: Reason[] = [...unknownCandidates(expanded, () => false), ...rulesAgainst(scene, panel, option)]
  if (!person && scene.asker === undefined)
    reasons.push(builtIn('agent-unknown', 'deny', program.queue, { saw: [['actor', input.actor.id]] }))
  if (asked === undefined) {
    reasons.push(builtIn('not-a-choice', 'deny', program.queue, { saw: [['option', option]] }))
    return { panel: bound, chosen: undefined, reasons, fallsBack: false }
  }
  const by: Author = person ? { kind: 'person', person: input.actor.id } : { kind: 'agent', agent: input.actor.id }
  const raised = underFigures(scene, asked, proposal.ask.kind === 'option' ? proposal : {})
  const judged = raised === asked || person ? raised : bindTo(scene, scene.asker, raised)
  const confidence = proposal.confidence === undefined ? {} : { confidence: proposal.confidence }
  return { panel: bound, chosen: { judged, by, ...confidence, gates: person ? 'but-confidence' : 'all' }, reasons, fallsBack: false }
}

function isChoice({ program }: Scene, option: string, panel: readonly Judged[]): boolean {
  if (option === PROPOSED || option === program.model.otherwise) return true
  const family = findById(panel, option)?.candidate.family
  return family !== undefined && (program.propose?.model.choices ?? []).includes(family)
}

/**
 * A true rule that chose otherwise strikes the proposal; one that says review, or could not be known, caps it. After one that could
 * not be known a later rule only caps too: the unknown one might have chosen what is proposed.
 */
function rulesAgainst(scene: Scene, panel: readonly Judged[], option: string): readonly Reason[] {
  const { rule, caps } = firstRule(scene)
  if (rule === undefined) return caps
  const pick = pickByRule(scene, rule, panel)
  if (pick === undefined) return [...caps, reviewByRule(scene, rule)]
  const vote = caps.length > 0 ? 'review' : 'deny'
  return pick.judged?.candidate.id === option ? caps : [...caps, ruleReason(scene.program, 'rule-chose', rule, pick.details, vote)]
}
