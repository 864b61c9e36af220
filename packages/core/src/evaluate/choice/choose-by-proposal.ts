import type { Author, Reason } from '../decision.ts'
import type { Proposal } from '../decision-input.ts'
import type { Judged } from '../options/candidate.ts'
import type { Expanded } from '../options/expand-options.ts'
import { bindToAll, findById, strikeBy } from '../options/panel.ts'
import { isProposed, PROPOSED } from '../options/proposed-candidate.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import { isReviewed } from '../verdict.ts'
import { unknownCandidates } from './choose-by-policy.ts'
import type { Choosing, Chosen } from './choosing.ts'
import { firstRule, reviewByRule, ruleReason } from './first-rule.ts'
import { pickByRule } from './pick-by-rule.ts'
import { underFigures } from './stated-cost.ts'

/** What somebody outside asks for, judged in the scope of the agent that asks. Nothing else is tried in its place. */
export function chooseByProposal(scene: Scene, expanded: Expanded, panel: readonly Judged[], proposal: Proposal): Choosing {
  const bound = panel.map(judged => boundToAskers(scene, judged))
  const asked = askedFor(scene, bound, proposal)
  const { caps, strikes } = rulesAgainst(scene, panel, asked)
  const reasons = [...unknownCandidates(expanded, () => false), ...caps, ...strangerReasons(scene)]
  if (asked === undefined) {
    const option = proposal.ask.kind === 'option' ? proposal.ask.option : PROPOSED
    const refusal = builtIn('not-a-choice', 'deny', scene.program.queue, { saw: [['option', option]] })
    return { panel: bound, chosen: undefined, reasons: [...reasons, ...strikes, refusal], fallsBack: false }
  }
  const chosen = chosenBy(scene, asked, proposal, strikes)
  return { panel: bound.map(judged => (judged === asked ? chosen.judged : judged)), chosen, reasons, fallsBack: false }
}

/** An identity that an agent document lists is an agent, whatever kind the host takes it for. */
function isPerson({ input: { actor }, askers }: Scene): boolean {
  return actor.kind === 'person' && askers.length === 0
}

function boundToAskers(scene: Scene, judged: Judged): Judged {
  return bindToAll(scene, scene.askers, judged)
}

/** Whoever is no person is an agent, and one that no document names may do nothing. */
function strangerReasons(scene: Scene): readonly Reason[] {
  if (isPerson(scene) || scene.askers.length > 0) return []
  return [builtIn('agent-unknown', 'deny', scene.program.queue, { saw: [['actor', scene.input.actor.id]] })]
}

/** Actions of the asker's own, whatever an option is called, or an option that may be chosen. */
function askedFor({ program }: Scene, panel: readonly Judged[], { ask }: Proposal): Judged | undefined {
  if (ask.kind === 'actions') return panel.find(({ candidate }) => isProposed(candidate))
  const asked = findById(panel, ask.option)
  if (asked === undefined) return undefined
  const { id, family } = asked.candidate
  return id === program.model.otherwise || (program.propose?.model.choices ?? []).includes(family) ? asked : undefined
}

/** The figures of an asker's own actions are in its plan already; on an option of policy's they may only raise. */
function chosenBy(scene: Scene, asked: Judged, proposal: Proposal, strikes: readonly Reason[]): Chosen {
  const { id } = scene.input.actor
  const by: Author = isPerson(scene) ? { kind: 'person', person: id } : { kind: 'agent', agent: id }
  const raised = underFigures(scene, asked, proposal.ask.kind === 'option' ? proposal : {})
  return {
    judged: strikeBy(raised === asked ? asked : boundToAskers(scene, raised), strikes),
    by,
    ...(proposal.confidence === undefined ? {} : { confidence: proposal.confidence }),
    gates: isPerson(scene) ? 'but-confidence' : 'all',
  }
}

interface AgainstRules {
  /** Of the decision. */
  readonly caps: readonly Reason[]
  /** Of the plan that is asked for. */
  readonly strikes: readonly Reason[]
}

/**
 * A true rule that chose otherwise strikes the proposal; one that says review, or could not be known, caps it. After one that could
 * not be known, or whose choice could not, a rule only caps too: it might have chosen what is proposed.
 */
function rulesAgainst(scene: Scene, panel: readonly Judged[], asked: Judged | undefined): AgainstRules {
  const { rule, caps } = firstRule(scene)
  if (rule === undefined) return { caps, strikes: [] }
  const options = panel.filter(({ candidate }) => !isProposed(candidate))
  const pick = pickByRule(scene, rule, options)
  if (pick === undefined) return { caps: [...caps, reviewByRule(scene, rule)], strikes: [] }
  const unsure = [...caps, ...pick.reasons]
  if (pick.judged !== undefined && pick.judged.candidate === asked?.candidate) return { caps: unsure, strikes: [] }
  const maybe = isReviewed(unsure) || (pick.details.missing ?? []).length > 0
  if (maybe) return { caps: [...unsure, ruleReason(scene.program, 'rule-chose', rule, pick.details)], strikes: [] }
  return { caps: unsure, strikes: [ruleReason(scene.program, 'rule-chose', rule, pick.details, 'deny')] }
}
