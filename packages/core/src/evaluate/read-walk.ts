import { decodeField } from '../values/decode-value.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import { isDecisionInput } from './arrival/well-formed-input.ts'
import type { Reason } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { memberOf } from './frame/member.ts'
import { readInstant } from './frame/read-instant.ts'
import type { PolicyProgram, Program } from './program/program.ts'
import { builtIn } from './reason.ts'
import type { Walk } from './walk.ts'
import { walk } from './walk.ts'

const NOBODY = { queue: '', approvals: 1 } as const

export const MALFORMED: Reason = builtIn('input-malformed', 'note', NOBODY)

/** One walk over an input that may be anything. Throws only what a getter or proxy inside it throws. */
export function readWalk({ policies }: Program, input: DecisionInput): Walk {
  const now = readInstant(memberOf(input, 'now'))
  if (now === undefined || !isDecisionInput(input)) return { kind: 'not-applicable', reason: MALFORMED }
  const program = policies.get(input.policy)
  if (program === undefined || program.options.length === 0) {
    return { kind: 'not-applicable', reason: builtIn('policy-unknown', 'note', NOBODY) }
  }
  if (!isKeyed(program, input)) return { kind: 'not-applicable', reason: MALFORMED }
  return walk(program, input, now)
}

/** State, ledger and guards go by the key, actions by the data: these two must be one object. Data without its key is only unknown. */
function isKeyed({ workspace: { subjects } }: PolicyProgram, { subject: { type, key, data } }: DecisionInput): boolean {
  const field = Object.hasOwn(subjects, type) ? subjects[type]?.key : undefined
  const named = field === undefined || !isJsonObject(data) ? undefined : decodeField({ kind: 'id' }, data, field)
  return typeof named !== 'string' || named === key
}
