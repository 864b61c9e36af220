import { visitExpression } from '../expression-parts.ts'
import type { At } from '../issue.ts'
import type { RankKey } from '../model.ts'
import { warn } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'

/** An option without the `let` that a key reads has no place in the order: it comes last, and if it is all that is left a person decides. */
export function checkRankKeys({ options, space }: PolicyPlace, choices: readonly string[], keys: readonly RankKey[], at: At): void {
  const ranked = options.filter(({ model }) => choices.includes(model.id))
  for (const name of new Set(keys.flatMap(readLets))) {
    const without = ranked.filter(({ lets }) => !lets.has(name)).map(({ model }) => `\`${model.id}\``)
    if (without.length === 0) continue
    const message = `${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no \`let\` named \`${name}\`, and so no place in this order`
    warn(space.report, 'rank-key-missing', at, message, `give each of them a \`${name}\`, or rank by what all have`)
  }
}

/** A key that asks `has` knows that some options have none. */
function readLets({ expression }: RankKey): readonly string[] {
  const names: string[] = []
  let asks = false
  visitExpression(expression, part => {
    if (part.op === 'has') asks = true
    if (part.op === 'option' && part.name !== 'id') names.push(part.name)
  })
  return asks ? [] : names
}
