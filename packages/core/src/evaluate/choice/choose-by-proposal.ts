import type { Author, Reason } from '../decision.ts'
import type { Proposal } from '../decision-input.ts'
import type { Judged } from '../options/candidate.ts'
import type { Expanded } from '../options/expand-options.ts'
import { bindTo, findById } from '../options/panel.ts'
import { PROPOSED } from '../options/proposed-candidate.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import { unknownCandidates } from './choose-by-policy.ts'
import type { Choosing, Chosen } from './choosing.ts'
import { firstRule, reviewByRule, ruleReason } from './first-rule.ts'
import { pickByRule } from './pick-by-rule.ts'
import { underFigures } from './stated-cost.ts'

/** What somebody outside asks for, judged in the scope of the agent that asks. Nothing else is tried in its place. */
export function chooseByProposal(scene: Scene, expanded: Expanded, panel: readonly Judged[], proposal: Proposal): Choosing {
  const { queue } = scene.program
  const bound = panel.map(judged => boundToAsker(scene, judged))
  const option = proposal.ask.kind === 'option' ? proposal.ask.option : PROPOSED
  const asked = isChoice(scene, option, bound) ? findById(bound, option) : undefined
  const reasons = [...unknownCandidates(expanded, () => false), ...rulesAgainst(scene, panel, option), ...strangerReasons(scene)]
  if (asked === undefined) {
    const refusal = builtIn('not-a-choice', 'deny', queue, { saw: [['option', option]] })
    return { panel: bound, chosen: undefined, reasons: [...reasons, refusal], fallsBack: false }
  }
  return { panel: bound, chosen: chosenBy(scene, asked, proposal), reasons, fallsBack: false }
}

function isPerson({ input: { actor } }: Scene): boolean {
  return actor.kind === 'person'
}

function boundToAsker(scene: Scene, judged: Judged): Judged {
  return isPerson(scene) ? judged : bindTo(scene, scene.asker, judged)
}

/** Whoever is no person is an agent, and one that no document names may do nothing. */
function strangerReasons(scene: Scene): readonly Reason[] {
  if (isPerson(scene) || scene.asker !== undefined) return []
  return [builtIn('agent-unknown', 'deny', scene.program.queue, { saw: [['actor', scene.input.actor.id]] })]
}

/** The figures of an asker's own actions are in its plan already; on an option of policy's they may only raise. */
function chosenBy(scene: Scene, asked: Judged, proposal: Proposal): Chosen {
  const { id } = scene.input.actor
  const by: Author = isPerson(scene) ? { kind: 'person', person: id } : { kind: 'agent', agent: id }
  const raised = underFigures(scene, asked, proposal.ask.kind === 'option' ? proposal : {})
  return {
    judged: raised === asked ? asked : boundToAsker(scene, raised),
    by,
    ...(proposal.confidence === undefined ? {} : { confidence: proposal.confidence }),
    gates: isPerson(scene) ? 'but-confidence' : 'all',
  }
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
