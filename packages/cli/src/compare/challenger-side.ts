import type { Scoring } from '@countersign/core'
import type { Side, SideAnswer } from './side.ts'

/** What challengers said meanwhile, as the records themselves keep it beside the answer that counted. */
export const CHALLENGER_SIDE: Side = {
  name: 'challengers in the records',
  broken: [],
  answerTo: ({ input }) => challengerOf(input.scoring['']),
}

function challengerOf(counted: Scoring | undefined): SideAnswer {
  const challenger = counted?.provenance?.besides?.find(({ role }) => role === 'challenger')
  if (counted === undefined || challenger === undefined) return { kind: 'missing' }
  const { confidence, provenance, why } = challenger
  const { scorer } = counted
  if (challenger.status !== 'answered' || confidence === undefined) {
    return { kind: 'answer', scoring: { status: 'failed', scorer, why: why ?? 'wrong-shape', provenance } }
  }
  const asked = counted.status === 'answered' && counted.asked !== undefined ? { asked: counted.asked } : {}
  return { kind: 'answer', scoring: { status: 'answered', scorer, ...asked, confidence, provenance } }
}
