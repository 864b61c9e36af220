import type { AgentModel } from '../../policy/model.ts'
import type { Reason } from '../decision.ts'
import { judgeGuards } from '../guards/judge-guards.ts'
import { judgeObjects } from '../guards/judge-objects.ts'
import { judgeNever, judgeScope } from '../guards/judge-scope.ts'
import { tempered } from '../guards/tempered.ts'
import { judgeLifecycle } from '../lifecycle/judge-lifecycle.ts'
import type { Scene } from '../scene.ts'
import { isStruck } from '../verdict.ts'
import type { Candidate, Judged } from './candidate.ts'
import { isProposed } from './proposed-candidate.ts'

/** Every voice on one plan, whoever chooses it: what building it said, guards, guard policies, and the built-in ones. */
export function judgeCandidate(scene: Scene, candidate: Candidate): Judged {
  const { own, guards, askers, program } = scene
  const reasons = [...candidate.built]
  judgeGuards(own, candidate, reasons)
  for (const speaker of guards) judgeGuards(speaker, candidate, reasons)
  if (program.lifecycle !== undefined) reasons.push(...judgeLifecycle(scene, candidate))
  if (isProposed(candidate)) reasons.push(...judgeObjects(scene, candidate))
  for (const agent of askers) reasons.push(...judgeNever(agent, candidate, program.queue))
  return judgedBy(scene, candidate, reasons)
}

/** Adds the scope of the agent that chooses; absent: nobody's. */
export function bindTo(scene: Scene, agent: AgentModel | undefined, judged: Judged): Judged {
  if (agent === undefined) return judged
  const voices = judgeScope(agent, judged.candidate, scene.program.queue)
  const news = scene.askers.includes(agent) ? voices.filter(({ code }) => code !== 'agent-never') : voices
  return news.length === 0 ? judged : judgedBy(scene, judged.candidate, [...judged.reasons, ...news])
}

/** Adds the scope of each: what one of them may not, none may. */
export function bindToAll(scene: Scene, agents: readonly AgentModel[], judged: Judged): Judged {
  return agents.reduce((bound, agent) => bindTo(scene, agent, bound), judged)
}

/** Adds what the choice itself has against a plan. */
export function strikeBy(judged: Judged, voices: readonly Reason[]): Judged {
  if (voices.length === 0) return judged
  const reasons = [...judged.reasons, ...voices]
  return { candidate: judged.candidate, reasons, struck: isStruck(reasons) }
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
