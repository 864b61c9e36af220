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

/** `The plan would be permitted at confidence ≥ 0.92 and cost ≤ 250 EUR.` */
export function sayFlip({ changes, verdict }: Flip): string {
  return `The plan ${VERDICTS[verdict]} at ${sayList(changes.map(sayChange))}.`
}

function sayChange({ path, relation, to }: Change): string {
  return `${plainText(path)} ${SIGNS[relation]} ${sayJson(to)}`
}
