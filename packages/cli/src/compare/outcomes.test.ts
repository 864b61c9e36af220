import { decide, lineReader, loadPolicies } from '@countersign/core'
import { expect, test } from 'vitest'
import type { Input } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import { shippingFiles } from '../faults/shipping.fixture.ts'
import type { Outcomes } from './outcomes.ts'
import { readOutcomes } from './outcomes.ts'
import type { RecordedDecision } from './recorded-decisions.ts'
import { recordedDecisions } from './recorded-decisions.ts'

const files = shippingFiles('{ option: ship }')
const POLICY = files['shipping.policy.yaml'] ?? ''
const EVENT = { specversion: '1.0', id: 'e-1', source: 'oms', type: 'order.created', time: '2026-03-21T12:00:00Z' }
const LINE = JSON.stringify({ event: { ...EVENT, data: { id: 'SO-1', total: '10 EUR' } } })

/** Of one event that two policies decide: only the other has the option `wait`. */
async function decided(
  ...outcomes: readonly string[]
): Promise<{ readonly read: Outcomes; readonly decisions: readonly RecordedDecision[] }> {
  const other = POLICY.replace('policy: shipping', 'policy: other\nafter: shipping')
    .replaceAll('hold', 'wait')
    .replaceAll('order.wait', 'order.hold')
  const loaded = await loadPolicies({ files: { ...files, 'other.policy.yaml': other } })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  const { policies } = loaded
  const read = await readOutcomes([inputOf('o.jsonl', outcomes.join('\n'))], policies)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
  const decisions: RecordedDecision[] = []
  for await (const line of recordedDecisions(lineReader(policies), [inputOf('r.jsonl', LINE)], createProgress(undefined)))
    decisions.push(...line.decisions)
  expect(decisions.map(({ input }) => decide(policies, input).kind)).toEqual(['single', 'single'])
  return { read, decisions }
}

function inputOf(name: string, text: string): Input {
  return { name, bytes: undefined, open: () => ReadableStream.from([Buffer.from(text)]) }
}

test('an outcome counts for the policies that have its option', async () => {
  const { read, decisions } = await decided('{"event":"e-1","option":"wait"}')
  expect(decisions.map(decision => [decision.input.policy, read.rightFor(decision)])).toEqual([
    ['shipping', undefined],
    ['other', 'wait'],
  ])
  expect(read.left()).toEqual({ unused: { count: 0, first: [] }, issues: [] })
})

test('where no policy that decides has the option, the line is an issue', async () => {
  const { read, decisions } = await decided('{"event":"e-0","option":"hold"}', '{"subject":"SO-1","option":"wait"}')
  expect(decisions.filter(({ input }) => input.policy === 'shipping').map(read.rightFor)).toEqual([undefined])
  expect(read.left()).toMatchObject({
    unused: { count: 1, first: ['e-0'] },
    issues: [{ code: 'unknown-option', message: '`shipping` does not have the option `wait`', at: { file: 'o.jsonl', line: 2 } }],
  })
})
