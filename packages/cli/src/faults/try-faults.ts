import type { Decision, Scoring } from '@countersign/core'
import { decide } from '@countersign/core'
import type { FaultName, LlmApi, LlmFault } from '@countersign/core/testing'
import { LLM_FAULTS } from '@countersign/core/testing'
import { caseGroups } from './case-groups.ts'
import type { FaultCase, View } from './fault-case.ts'
import { inEachView } from './fault-case.ts'
import { startFaultServer } from './fault-server.ts'
import type { ScorerAt } from './put-question.ts'
import { openaiAt, putQuestion } from './put-question.ts'

/** One case under one fault; without a fault: undisturbed. */
export interface Trial {
  readonly fault: FaultName | undefined
  readonly of: FaultCase
  /** Absent: there was no scoring at all, which is no answer either. */
  readonly scoring: Scoring | undefined
  readonly decisions: Readonly<Record<View, Decision>>
}

interface Trying {
  readonly cases: readonly FaultCase[]
  readonly api: LlmApi
  readonly signal: AbortSignal
  /** Absent: the real scorer. */
  readonly scorerAt?: ScorerAt
  readonly onTried?: (more: number) => void
}

/** Enough that slow faults wait together, few enough that the others do not wait for each other. */
const AT_ONCE = 32
/** For faults that never answer: nothing is learnt from waiting for them. */
const SHORT_MS = 40
/** For all others, so that no busy machine makes a timeout of them. */
const LONG_MS = 20_000

/** The faults that this API can show, in the order of the table. */
export function faultsOf(api: LlmApi): readonly FaultName[] {
  return Object.keys(LLM_FAULTS)
    .filter((name): name is FaultName => Object.hasOwn(LLM_FAULTS, name))
    .filter(name => {
      const { apis }: LlmFault = LLM_FAULTS[name]
      return apis === undefined || apis.includes(api)
    })
}

/**
 * Puts the question of every case to a model behind a server in this process, undisturbed and under each fault, and decides on what comes
 * back. Cases that ask the same and have the same answer share a request; each is decided by itself.
 *
 * @returns the trials of each fault together, the undisturbed ones first; fewer than all where the signal ended it.
 */
export async function tryFaults({ cases, api, signal, scorerAt = openaiAt, onTried }: Trying): Promise<readonly Trial[]> {
  const groups = caseGroups(cases)
  const faults = faultsOf(api)
  const server = await startFaultServer(groups, faults)
  const [short, long] = [SHORT_MS, LONG_MS].map(timeoutMs => scorerAt({ ...server, api, timeoutMs }))
  const jobs = [undefined, ...faults].flatMap(fault => groups.map((group, index) => ({ fault, group, index })))
  const deciding = decider()
  try {
    const tried = await inParallel(jobs, async ({ fault, group, index }): Promise<readonly Trial[]> => {
      const scorer = fault !== undefined && LLM_FAULTS[fault].gives === 'timeout' ? short : long
      if (signal.aborted || scorer === undefined) return []
      const scoring = await server.under(index, fault, () => putQuestion(group[0], scorer, signal))
      onTried?.(group.length)
      return group.map(of => ({ fault, of, scoring, decisions: deciding(of, scoring) }))
    })
    return tried.flat()
  } finally {
    await server.close()
  }
}

type Deciding = (of: FaultCase, scoring: Scoring | undefined) => Trial['decisions']

/** Faults that come to the same scoring come to the same decision: nothing of the provenance is read. */
function decider(): Deciding {
  const made = new Map<FaultCase, Map<string, Trial['decisions']>>()
  return (of, scoring) => {
    const known = made.get(of) ?? new Map<string, Trial['decisions']>()
    made.set(of, known)
    const key = JSON.stringify(scoring === undefined ? null : { ...scoring, provenance: undefined })
    const decisions = known.get(key) ?? decisionsOn(of, scoring)
    known.set(key, decisions)
    return decisions
  }
}

function decisionsOn({ sets, input }: FaultCase, scoring: Scoring | undefined): Trial['decisions'] {
  const answered = scoring === undefined ? input : { ...input, scoring: { '': scoring } }
  return inEachView(view => decide(sets[view], answered))
}

async function inParallel<Job, Done>(jobs: readonly Job[], work: (job: Job) => Promise<Done>): Promise<readonly Done[]> {
  const done = new Array<Done>(jobs.length)
  const waiting = jobs.entries()
  const worker = async (): Promise<void> => {
    for (const [index, job] of waiting) done[index] = await work(job)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}
