import type { DecisionRecord } from '../../audit/record.ts'
import { membersOf } from '../../evaluate/frame/members.ts'
import { plainText } from '../../explain/say/plain-text.ts'
import { reasonCodes } from './decided.ts'
import { describeDecision } from './describe-decision.ts'
import type { PrecedentScope } from './precedent-scope.ts'
import { familyOf } from './precedent-scope.ts'
import type { PrecedentSection } from './precedent-section.ts'
import { cutText, keptText, LONGEST_PRECEDENT } from './precedent-section.ts'

const MOST_REASONS = 50

/**
 * A past decision as a precedent: what was possible, what was chosen and why, what people said. Facts of the record alone, without
 * personal data: masked values are left out, and so is free text that people wrote.
 *
 * @returns nothing for a decision on which nothing was asked (`not-applicable`) or that is none
 */
export function sectionOfRecord(record: DecisionRecord): PrecedentSection | undefined {
  const decision = membersOf(record.decision)
  if (decision['kind'] !== 'single') return undefined
  const { policy } = record.input
  const option = membersOf(membersOf(decision['chosen'])['plan'])['option']
  const scope: PrecedentScope = { policy, ...(typeof option === 'string' ? { option: familyOf(option) } : {}) }
  const reasons = reasonCodes(decision).slice(0, MOST_REASONS)
  return {
    source: cutText(keptText(String(record.id)), LONGEST_TITLE),
    title: plainText(`${policy}: ${typeof option === 'string' ? option : 'nothing chosen'}`, LONGEST_TITLE),
    text: cutText(describeDecision(record.input, decision), LONGEST_PRECEDENT),
    scopes: [scope, ...reasons.map(reason => ({ ...scope, reason }))],
  }
}

const LONGEST_TITLE = 200
