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
 * A past decision as a precedent: which options were possible, which one was chosen and why, what people made of it, in words of the
 * policy alone. Redaction knows the personal values of the question that is asked, not those of the case that is recorded, so no value
 * of that case is in it: see `describeDecision`.
 *
 * @returns nothing for a decision on which nothing was asked (`not-applicable`) or that is none
 */
export function sectionOfRecord(record: DecisionRecord): PrecedentSection | undefined {
  const decision = membersOf(record.decision)
  if (decision['kind'] !== 'single') return undefined
  const { policy } = record.input
  const option = membersOf(membersOf(decision['chosen'])['plan'])['option']
  const family = typeof option === 'string' ? familyOf(option) : undefined
  const scope: PrecedentScope = { policy, ...(family === undefined ? {} : { option: family }) }
  const reasons = reasonCodes(decision).slice(0, MOST_REASONS)
  return {
    source: cutText(keptText(String(record.id)), LONGEST_TITLE),
    title: plainText(`${policy}: ${family ?? 'nothing chosen'}`, LONGEST_TITLE),
    text: cutText(describeDecision(record.input, decision), LONGEST_PRECEDENT),
    scopes: [scope, ...reasons.map(reason => ({ ...scope, reason }))],
  }
}

const LONGEST_TITLE = 200
