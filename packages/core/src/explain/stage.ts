import { memberOf } from '../evaluate/member.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { programOf } from '../evaluate/policy-set.ts'
import type { Program } from '../evaluate/program.ts'
import { readInstant } from '../evaluate/read-instant.ts'
import type { Walk } from '../evaluate/walk.ts'
import { walk } from '../evaluate/walk.ts'
import { isDecisionInput } from '../evaluate/well-formed-input.ts'

/** A decision half way: every plan with every voice on it, and who chose. What trace and flips look at. */
export type Stage = Extract<Walk, { readonly kind: 'walked' }>

/** `undefined`: not applicable, so there is nothing to look at. */
export function stageOf(policies: PolicySet, input: unknown): Stage | undefined {
  return stageIn(programOf(policies), input)
}

export function stageIn({ policies }: Program, input: unknown): Stage | undefined {
  const now = readInstant(memberOf(input, 'now'))
  if (now === undefined || !isDecisionInput(input)) return undefined
  const program = policies.get(input.policy)
  if (program === undefined || program.options.length === 0) return undefined
  const walked = walk(program, input, now)
  return walked.kind === 'walked' ? walked : undefined
}
