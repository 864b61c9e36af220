import type { OptionId } from '../../values/ids.ts'
import type { Reason } from '../decision.ts'
import type { Judged } from '../options/candidate.ts'
import { bindTo, eligible, findById } from '../options/panel.ts'
import type { ProposeProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { Choosing, Chosen } from './choosing.ts'
import { nothingLeft } from './nothing-left.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import { readScorerAnswer } from './scorer-answer.ts'
import { underFigures } from './stated-cost.ts'

/** The options that a scorer is asked about: the choices that are eligible in its scope, and `otherwise`. */
export function scorerChoices(scene: Scene, { model }: ProposeProgram, bound: readonly Judged[]): readonly Judged[] {
  return eligible(bound).filter(
    ({ candidate }) => model.choices.includes(candidate.family) || candidate.id === scene.program.model.otherwise,
  )
}

export function chooseByScorer(scene: Scene, propose: ProposeProgram, panel: readonly Judged[], caps: readonly Reason[]): Choosing {
  const bound = panel.map(judged => bindTo(scene, scene.program.agent, judged))
  const choices = scorerChoices(scene, propose, bound)
  const { queue } = scene.program
  const head = { panel: bound, unbound: panel, fallsBack: true } as const
  const without = (reason: Reason): Choosing => ({ ...head, chosen: undefined, reasons: [...caps, reason] })
  if (!choices.some(({ candidate }) => propose.model.choices.includes(candidate.family))) return without(nothingLeft(caps, queue))
  if (choices.length < 2) return without(builtIn('person-chooses', 'review', queue))
  const answer = readScorerAnswer(scoringOf(scene), {
    scorer: scorerOf(propose),
    options: choices.map(({ candidate }) => candidate.id),
  })
  switch (answer.kind) {
    case 'not-asked':
      return without(builtIn('scorer-not-asked', 'review', queue))
    case 'tie':
      return without(builtIn('scorer-tie', 'review', queue, { saw: [['options', answer.options]] }))
    case 'failed':
      return { ...head, ...onFailure(scene, propose, panel, answer, caps) }
    case 'chosen':
      return { ...head, ...chosenByScorer(scene, choices, answer.option, answer.confidence, caps) }
  }
}

function scorerOf({ model: { by } }: ProposeProgram): string {
  return by.kind === 'scorer' ? by.scorer : ''
}

function scoringOf({ input: { scoring } }: Scene): Scene['input']['scoring'][string] | undefined {
  return Object.hasOwn(scoring, '') ? scoring[''] : undefined
}

type Choice = Pick<Choosing, 'chosen' | 'reasons'>

/** A review without a plan, or a safe option that passes guards and phase but no gate. No scorer chose it, so its scope binds nothing. */
function onFailure(
  scene: Scene,
  { model }: ProposeProgram,
  panel: readonly Judged[],
  { code, saw }: Extract<ScorerAnswer, { kind: 'failed' }>,
  caps: readonly Reason[],
): Choice {
  const { queue } = scene.program
  const instead = model.onFailure.kind === 'option' ? findById(panel, model.onFailure.option) : undefined
  if (instead === undefined) return { chosen: undefined, reasons: [...caps, builtIn(code, 'review', queue, { saw })] }
  const chosen: Chosen = { judged: instead, by: { kind: 'otherwise', because: 'failure' }, gates: 'none' }
  return { chosen, reasons: [...caps, builtIn(code, 'note', queue, { saw })] }
}

function chosenByScorer(scene: Scene, choices: readonly Judged[], option: OptionId, confidence: string, caps: readonly Reason[]): Choice {
  const scoring = scoringOf(scene)
  const judged = findById(choices, option)
  if (judged === undefined || scoring?.status !== 'answered') return { chosen: undefined, reasons: caps }
  const { queue, agent } = scene.program
  const reasons = (scoring.ungrounded ?? []).length === 0 ? caps : [...caps, builtIn('scorer-ungrounded', 'review', queue)]
  const raised = underFigures(scene, judged, { cost: scoring.cost })
  const chosen: Chosen = {
    judged: raised === judged ? judged : bindTo(scene, agent, raised),
    by: { kind: 'scorer', scorer: scoring.scorer },
    confidence,
    gates: 'all',
  }
  return { chosen, reasons }
}
