import type { Scoring } from '@countersign/core'

/** Who answered on one side, and how often: the evidence that two models were compared and not two prompts. */
export interface AnsweredBy {
  readonly scorer: string
  readonly answeredBy?: string
  readonly model?: string
  /** Model, prompt, schema and map as one digest. */
  readonly identity?: string
  readonly map?: string
  readonly arm?: string
  readonly answers: number
  /** By code. */
  readonly failed: Readonly<Record<string, number>>
}

interface Group {
  readonly who: Omit<AnsweredBy, 'answers' | 'failed'>
  readonly scorings: Scoring[]
}

/** By scorer, model, identity, map and arm; the most frequent first. */
export function answeredBy(scorings: readonly Scoring[]): readonly AnsweredBy[] {
  const groups = new Map<string, Group>()
  for (const scoring of scorings) {
    const who = whoseOf(scoring)
    const key = JSON.stringify(who)
    const group = groups.get(key) ?? { who, scorings: [] }
    group.scorings.push(scoring)
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => b.scorings.length - a.scorings.length)
    .map(({ who, scorings: all }) => ({ ...who, answers: all.length, failed: failuresOf(all) }))
}

function failuresOf(scorings: readonly Scoring[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const scoring of scorings) if (scoring.status === 'failed') counts.set(scoring.why, (counts.get(scoring.why) ?? 0) + 1)
  return Object.fromEntries(counts)
}

function whoseOf(scoring: Scoring): Omit<AnsweredBy, 'answers' | 'failed'> {
  const { provenance } = scoring
  const identity = provenance?.identity ?? (scoring.status === 'answered' ? scoring.identity : undefined)
  const known = { answeredBy: provenance?.answeredBy, model: provenance?.model, identity, map: provenance?.map, arm: provenance?.arm }
  return { scorer: scoring.scorer, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) }
}
