import type { Verdict } from '../../evaluate/decision.ts'
import type { Change, ChangeRelation, Flip } from '../flip.ts'
import { plainText } from './plain-text.ts'
import { sayJson } from './say-json.ts'
import { sayList } from './say-list.ts'

const SIGNS: Readonly<Record<ChangeRelation, string>> = {
  'at-least': '≥',
  'at-most': '≤',
  above: '>',
  below: '<',
  equal: '=',
  'not-equal': '≠',
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  permit: 'would be permitted',
  review: 'would go to a person',
  deny: 'would be denied',
  'not-applicable': 'would not be decided',
}

/** One sentence a verdict: `The plan would be permitted at confidence ≥ 0.92 and cost ≤ 250 EUR, or at order.total ≤ 100 EUR.` */
export function sayFlips(flips: readonly Flip[]): readonly string[] {
  const verdicts = new Set(flips.map(({ verdict }) => verdict))
  return [...verdicts].map(verdict => {
    const ways = flips.filter(flip => flip.verdict === verdict).map(({ changes }) => `at ${sayList(changes.map(sayChange))}`)
    return `The plan ${VERDICTS[verdict]} ${ways.join(', or ')}.`
  })
}

function sayChange({ path, relation, to }: Change): string {
  return `${plainText(path)} ${SIGNS[relation]} ${sayJson(to)}`
}
