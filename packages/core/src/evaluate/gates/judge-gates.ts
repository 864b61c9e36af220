import type { Chosen } from '../choice/choosing.ts'
import type { Reason } from '../decision.ts'
import { stepsNamed } from '../guards/steps-named.ts'
import { tempered } from '../guards/tempered.ts'
import type { GateProgram } from '../program/program.ts'
import type { Voice } from '../reason.ts'
import { reasonOf } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import { frameOf, isCounted, voteOf } from '../speaker.ts'
import type { Charge, GateAnswer, GateQuestion } from './gate-answer.ts'
import { judgeAgentLimit } from './judge-agent-limit.ts'
import { judgeBudget } from './judge-budget.ts'
import { judgeConfidence } from './judge-confidence.ts'
import { judgeLimit } from './judge-limit.ts'
import { judgeReversible } from './judge-reversible.ts'

export interface GatesOutcome {
  readonly reasons: readonly Reason[]
  readonly charges: readonly Charge[]
}

/** Judges the chosen plan, once, by the gates of the deciding policy and of every guard policy. */
export function judgeGates(scene: Scene, chosen: Chosen): GatesOutcome {
  if (chosen.gates === 'none') return { reasons: [], charges: [] }
  const reasons: Reason[] = []
  const charges: Charge[] = []
  for (const speaker of [scene.own, ...scene.guards]) {
    for (const gate of speaker.program.gates) {
      if (gate.kind === 'confidence' && !asksConfidence(chosen)) continue
      const outcome = judgeGate(scene, speaker, gate, chosen)
      reasons.push(...outcome.reasons)
      charges.push(...outcome.charges)
    }
  }
  const limit = judgeAgentLimit(scene, chosen)
  return { reasons: tempered(scene, chosen.judged.candidate, [...reasons, ...limit.reasons]), charges: [...charges, ...limit.charges] }
}

function asksConfidence({ gates, by }: Chosen): boolean {
  return gates === 'all' && (by.kind === 'scorer' || by.kind === 'agent')
}

function judgeGate(scene: Scene, speaker: Speaker, gate: GateProgram, { judged: { candidate }, confidence }: Chosen): GatesOutcome {
  const steps = gate.for.length === 0 ? [] : stepsNamed(gate.names, candidate)
  if (gate.for.length > 0 && steps.length === 0) return { reasons: [], charges: [] }
  const answer = answerOf(gate, { scene, speaker, candidate, frame: frameOf(speaker, candidate), confidence })
  const counted = isCounted(speaker, candidate)
  const voice: Voice = { code: gate.id, kind: 'gate', policy: speaker.policy, counted: counted !== false, queue: gate.queue }
  return {
    reasons: answer.vote === undefined ? [] : [reasonOf(voice, voteOf(answer.vote, counted), answer.steps ?? steps, answer.evidence)],
    charges: answer.charge === undefined || counted === false ? [] : [answer.charge],
  }
}

function answerOf(gate: GateProgram, question: GateQuestion): GateAnswer {
  switch (gate.kind) {
    case 'confidence':
      return judgeConfidence(gate, question)
    case 'limit':
      return judgeLimit(gate, question.frame)
    case 'budget':
      return judgeBudget(gate, question)
    case 'reversible':
      return judgeReversible(gate, question)
  }
}
