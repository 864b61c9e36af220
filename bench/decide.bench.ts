import { decide, lineReader, loadPolicies, readRecordedLine } from '@countersign/core'
import { policyPacks } from '@countersign/policies'
import { test } from 'vitest'
import { sampleLines } from '../examples/01-order-release/sample-orders.ts'

const folder = new URL('../examples/01-order-release/policies/', import.meta.url)
const loaded = await loadPolicies({ folder, packs: await policyPacks() })
if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
const { policies } = loaded

const lines = [...sampleLines()].slice(0, 100)
const reader = lineReader(policies)
const inputs = lines.flatMap((text, index) => {
  const read = readRecordedLine(reader, text, { file: 'sample', line: index + 1 })
  return read.kind === 'event' ? read.inputs : []
})

test('100 sample lines: what does a decision cost beside reading its line?', async ({ bench }) => {
  await bench.compare(
    bench('JSON.parse of every line', () => {
      for (const line of lines) JSON.parse(line)
    }),
    bench('decide on every input', () => {
      for (const input of inputs) decide(policies, input)
    }),
    bench('read and decide every line, as a dry run does', () => {
      for (const [index, text] of lines.entries()) {
        const read = readRecordedLine(reader, text, { file: 'sample', line: index + 1 })
        if (read.kind === 'event') for (const input of read.inputs) decide(policies, input)
      }
    }),
  )
})
