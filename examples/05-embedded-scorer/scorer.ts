import type { Scorer } from '@countersign/core/scoring'
import { embeddedScorer } from '@countersign/core/scoring'

/** Sure of a release while the floor has room, and less with every point above 70 %. A formula, not a model. */
export const release: Scorer = embeddedScorer({
  id: 'room-on-the-floor',
  version: '1',
  score: question => {
    const utilisation = question.shown.find(({ field }) => field === 'labour.utilisation')?.value
    const crowded = Math.max(0, Number(utilisation ?? 1) - 0.7)
    const sure = Math.max(0, 0.98 - crowded)
    const ids = question.kind === 'choice' ? question.choices.map(({ option }) => option) : []
    const confidence = Object.fromEntries(ids.map(id => [id, id === 'hold' ? 1 - sure : sure]))
    return { confidence, cites: utilisation === undefined ? [] : [{ ref: 'labour.utilisation', quote: String(utilisation) }] }
  },
})
