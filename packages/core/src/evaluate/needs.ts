import { scoringQuestion } from './choice/scoring-question.ts'
import type { DecisionInput } from './decision-input.ts'
import { calendarsToGather } from './gather/gather-calendars.ts'
import { factsToGather } from './gather/gather-facts.ts'
import { ledgerToGather } from './gather/gather-ledger.ts'
import type { Need } from './gather/need.ts'
import type { PolicySet } from './policy-set.ts'
import { programOf } from './policy-set.ts'
import { readWalk } from './read-walk.ts'
import type { Scene } from './scene.ts'
import type { Walked } from './walk.ts'

/**
 * What is missing for this decision: facts in stages, with calendars; then ledger lines and certificates; then the question to the
 * scorer. Pure, and never needed: `decide` takes whatever was not gathered as unknown. A fact that was asked and not answered goes
 * into the input as unknown, or it is asked for again.
 *
 * @example
 * ```ts
 * for (let need = needs(policies, input); need.kind !== 'nothing'; need = needs(policies, input)) input = await gather(input, need)
 * ```
 */
export function needs(policies: PolicySet, input: DecisionInput): Need {
  try {
    const walked = readWalk(programOf(policies), input)
    return walked.kind === 'walked' ? needOf(walked) : { kind: 'nothing' }
  } catch {
    // As in `decide`: nothing can be asked about what cannot be read.
    return { kind: 'nothing' }
  }
}

function needOf(walked: Walked): Need {
  const facts = factsToGather(walked.scene)
  const calendars = calendarsToGather(walked.scene)
  if (facts.length + calendars.length > 0) return { kind: 'gather', what: { facts, calendars, ledger: [], certificates: [] } }
  const ledger = ledgerToGather(walked)
  const certificates = certificatesToGather(walked.scene)
  if (ledger.length + certificates.length > 0) return { kind: 'gather', what: { facts, calendars, ledger, certificates } }
  const question = scoringQuestion(walked)
  return question === undefined ? { kind: 'nothing' } : { kind: 'score', questions: [question] }
}

/** Asked only where a rollout row wants one for a scorer's choice. */
function certificatesToGather({ program, input: { standing, trigger } }: Scene): readonly string[] {
  const { id } = program.model
  const byScorer =
    trigger.kind === 'release'
      ? trigger.shown.choice?.by.kind === 'scorer'
      : trigger.kind === 'event' && program.propose?.model.by.kind === 'scorer'
  const wanted = byScorer && program.rows.some(({ model }) => model.requires !== undefined)
  return wanted && !Object.hasOwn(standing.certificates, id) ? [id] : []
}
