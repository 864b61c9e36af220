import type { PolicySet } from '@countersign/core'
import { explain } from '@countersign/core'
import type { Paper } from '../terminal/paper.ts'
import { printJson } from '../terminal/print-json.ts'
import { UsageError } from '../usage-error.ts'
import { findRecord } from './find-record.ts'
import { formatExplanation } from './format-explanation.ts'

/** Which decision to explain. */
export interface Asked {
  readonly file: string
  readonly event: string | undefined
  /** Only this policy's decision; else that of each policy which decides the event. */
  readonly policy: string | undefined
}

export async function explainRecord(
  policies: PolicySet,
  { file, event, policy }: Asked,
  format: 'pretty' | 'json',
  paper: Paper,
): Promise<string> {
  const found = await findRecord(policies, file, event)
  const inputs = found.inputs.filter(input => policy === undefined || input.policy === policy)
  if (inputs.length === 0)
    throw new UsageError(policy === undefined ? `no policy decides ${found.name}` : `\`${policy}\` does not decide ${found.name}`)
  const explained = inputs.map(input => ({ input, explanation: explain(policies, input) }))
  if (format === 'pretty')
    return `${explained.map(({ input, explanation }) => formatExplanation(input, explanation, paper)).join('\n\n')}\n`
  const decisions = explained.map(({ input, explanation }) => ({ policy: input.policy, subject: input.subject.key, ...explanation }))
  return printJson({ decisions })
}
