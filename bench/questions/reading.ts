import type { DecisionInput, LineReader, PolicySet } from '@countersign/core'
import { decide, lineReader, loadPolicies, readRecordedLine } from '@countersign/core'
import { policyPacks } from '@countersign/policies'
import { sampleLines } from '../../examples/01-order-release/sample-orders.ts'
import { at } from '../engines/engine.ts'
import type { Answer } from '../question.ts'
import { tell } from '../question.ts'
import { FULL, measure, QUICK } from '../timing/measure.ts'

const LINES = 1000
const PARSED = '`JSON.parse` of its line'
const FOLDER = new URL('../../examples/01-order-release/policies/', import.meta.url)

export const reading: Answer = async ({ quick }) => {
  const effort = quick ? QUICK : FULL
  const policies = await releasePolicies()
  const lines = [...sampleLines()].slice(0, LINES)
  const reader = lineReader(policies)
  const inputs = lines.map((text, index) => inputOf(reader, text, index))
  const subjects = [
    { name: PARSED, gives: 'an object', run: (index: number): unknown => JSON.parse(at(lines, index)) },
    { name: 'countersign, `readRecordedLine`', gives: 'an input', run: (index: number) => inputOf(reader, at(lines, index), index) },
    { name: 'countersign, `decide`', gives: 'a decision', run: (index: number) => decide(policies, at(inputs, index)) },
  ]
  tell(`timing ${subjects.length} steps in ${effort.rounds} rounds`)
  const timings = await measure(subjects, LINES, effort)
  const figures = timings.map((timing, index) => {
    const { name, gives } = at(subjects, index)
    return { question: 'order release', subject: name, gives, unit: 'ns' as const, ...timing, against: PARSED }
  })
  return { figures, targets: [] }
}

async function releasePolicies(): Promise<PolicySet> {
  const loaded = await loadPolicies({ folder: FOLDER, packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  return loaded.policies
}

function inputOf(reader: LineReader, text: string, index: number): DecisionInput {
  const read = readRecordedLine(reader, text, { file: 'sample', line: index + 1 })
  const [input] = read.kind === 'event' ? read.inputs : []
  if (input === undefined) throw new Error(`line ${index + 1} of the sample leads to no decision`)
  return input
}
