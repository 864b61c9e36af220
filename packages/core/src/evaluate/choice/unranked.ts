import type { Queue, Reason } from '../decision.ts'
import type { Ranked } from '../options/rank.ts'
import { hasUnknownKey } from '../options/rank.ts'
import { builtIn } from '../reason.ts'

/** What the ranking did not know: of the first, which is the pick, that caps it; of the others it is noted. */
export function unranked([first, ...others]: readonly Ranked<unknown>[], queue: Queue): readonly Reason[] {
  const said = (vote: 'review' | 'note', { id }: Ranked<unknown>): Reason => builtIn('rank-unknown', vote, queue, { saw: [['option', id]] })
  return [
    ...(first !== undefined && hasUnknownKey(first) ? [said('review', first)] : []),
    ...others.filter(hasUnknownKey).map(one => said('note', one)),
  ]
}
