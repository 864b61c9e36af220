import type { AgentModel } from '../../policy/model.ts'
import type { Reason } from '../decision.ts'
import { judgeGuards } from '../guards/judge-guards.ts'
import { judgeNever, judgeScope } from '../guards/judge-scope.ts'
import { tempered } from '../guards/tempered.ts'
import { judgeLifecycle } from '../lifecycle/judge-lifecycle.ts'
import type { Scene } from '../scene.ts'
import { isStruck } from '../verdict.ts'
import type { Candidate, Judged } from './candidate.ts'

/** Every voice on one plan, whoever chooses it: what building it said, guards, guard policies, and the built-in ones. */
export function judgeCandidate(scene: Scene, candidate: Candidate): Judged {
  const { own, guards, asker, program } = scene
  return judgedBy(scene, candidate, [
    ...candidate.built,
    ...judgeGuards(own, candidate),
    ...guards.flatMap(speaker => judgeGuards(speaker, candidate)),
    ...judgeLifecycle(scene, candidate),
    ...(asker === undefined ? [] : judgeNever(asker, candidate, program.queue)),
  ])
}

/** Adds the scope of the agent that chooses; absent: nobody's. */
export function bindTo(scene: Scene, agent: AgentModel | undefined, judged: Judged): Judged {
  if (agent === undefined) return judged
  const voices = judgeScope(agent, judged.candidate, scene.program.queue)
  const news = agent === scene.asker ? voices.filter(({ code }) => code !== 'agent-never') : voices
  return news.length === 0 ? judged : judgedBy(scene, judged.candidate, [...judged.reasons, ...news])
}

function judgedBy(scene: Scene, candidate: Candidate, said: readonly Reason[]): Judged {
  const reasons = tempered(scene, candidate, said)
  return { candidate, reasons, struck: isStruck(reasons) }
}

export function eligible(panel: readonly Judged[]): readonly Judged[] {
  return panel.filter(({ struck }) => !struck)
}

export function findById(panel: readonly Judged[], id: string): Judged | undefined {
  return panel.find(({ candidate }) => candidate.id === id)
}
