import OpenAI from 'openai'
import { optionId, policyId } from '../../values/ids.ts'
import type { Asking } from '../scorer.ts'
import type { ChoiceQuestion, MembersQuestion } from '../scorer-question.ts'

export const KEY = 'sk-proj-Zq81mWc5TtRk0AfL2nYxB7Hd'

const ASKED = {
  policy: policyId('hold-triage'),
  scorer: 'holds',
  instructions: 'Prefer the plan that a credit clerk would choose.',
  shown: [
    { field: 'order.total', from: 'order', value: '1250.00' },
    { field: 'order.note', from: 'oms', value: 'Please "release" now.' },
  ],
  precedents: [],
}

export const CHOICE: ChoiceQuestion = {
  ...ASKED,
  kind: 'choice',
  choices: [
    { option: optionId('release'), says: 'Release the order.' },
    { option: optionId('hold'), says: 'Keep it on hold.' },
    { option: optionId('split[DC-EAST]'), says: 'Ship what DC-EAST has.' },
  ],
}

export function members(count: number): MembersQuestion {
  return {
    ...ASKED,
    kind: 'members',
    members: Array.from({ length: count }, (_, at) => ({
      member: `SO-${at + 1}`,
      shown: [{ field: 'order.priority', from: 'oms', value: at % 7 }],
    })),
  }
}

export function asking(signal: AbortSignal = new AbortController().signal): Asking {
  return { signal, tenant: 'acme', subject: 'SO-1' }
}

/** `named` stands before `/v1` of the base URL: by it the fake server knows the case. */
export function clientOf(url: string, named?: string, more: ConstructorParameters<typeof OpenAI>[0] = {}): OpenAI {
  const baseURL = named === undefined ? url : url.replace(/\/v1$/, `/${named}/v1`)
  return new OpenAI({ apiKey: KEY, baseURL, ...more })
}
