import type { Reason } from '../decision.ts'
import { evidenceOf } from '../program/probe.ts'
import type { PolicyProgram, RuleProgram } from '../program/program.ts'
import type { BuiltInDetails } from '../reason.ts'
import { builtIn, reasonOf } from '../reason.ts'
import type { Scene } from '../scene.ts'

/** The first true rule, and the caps of those before it that could not be known. Rules see facts, never which options were struck. */
export interface RuleOutcome {
  readonly rule: RuleProgram | undefined
  readonly caps: readonly Reason[]
}

export function firstRule({ program, own: { base: frame } }: Scene): RuleOutcome {
  const caps: Reason[] = []
  for (const rule of program.rules) {
    const holds = rule.when.test(frame)
    if (holds === true) return { rule, caps }
    if (holds === undefined) caps.push(ruleReason(program, 'rule-undetermined', rule, evidenceOf(rule.when.probe, frame)))
  }
  return { rule: undefined, caps }
}

/** A rule that says `review`: whatever is chosen then waits for a person. */
export function reviewByRule({ program, own }: Scene, { model, when }: RuleProgram): Reason {
  const voice = { code: model.id, kind: 'rule', policy: undefined, counted: true, queue: program.queue } as const
  return reasonOf(voice, 'review', [], evidenceOf(when.probe, own.base, true))
}

/** A built-in reason about a rule, which names it. */
export function ruleReason(
  { queue }: PolicyProgram,
  code: 'rule-undetermined' | 'rule-choice-struck' | 'rule-chose',
  { model }: RuleProgram,
  details: BuiltInDetails = {},
  vote: Reason['vote'] = 'review',
): Reason {
  return builtIn(code, vote, queue, { ...details, saw: [['rule', model.id], ...(details.saw ?? [])] })
}
