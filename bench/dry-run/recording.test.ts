import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decide, lineReader, readRecordedLine } from '@countersign/core'
import { expect, test } from 'vitest'
import { approvalPolicies } from '../order-approval/approval-policies.ts'
import type { Recording } from './recording.ts'
import { approvalRecording, releaseRecording } from './recording.ts'
import { writeRecording } from './write-recording.ts'

const texts = (recording: Recording): readonly string[] => Array.from(recording.lines(), ({ text }) => text)

test.each([
  ['approval', approvalRecording(1000), '2cbdb03d622a99fb'],
  ['order release', releaseRecording(4000), '031684d662f45c5c'],
])('the recording of %s is the same in every run', (_name, recording, digest) => {
  expect(createHash('sha256').update(texts(recording).join('')).digest('hex').slice(0, 16)).toBe(digest)
})

test('records of the approval are about 2 KB, and no two events share an id', () => {
  const lines = texts(approvalRecording(500))
  expect(lines.join('').length / lines.length).toBeCloseTo(2150, -2)
  expect(new Set(lines.map(line => JSON.parse(line).event.id)).size).toBe(500)
})

test('orders that are told again are other orders', () => {
  const lines = texts(releaseRecording(3200))
  const ids = lines.map(line => JSON.parse(line).event.id)
  // The sample tells one event in a hundred twice.
  expect(new Set(ids).size / ids.length).toBeGreaterThan(0.98)
})

test('what a line says is decided as a hand-written program decides its case', async () => {
  const policies = await approvalPolicies()
  const reader = lineReader(policies)
  for (const { text, verdict } of approvalRecording(100).lines()) {
    const read = readRecordedLine(reader, text, { file: 'recording', line: 1 })
    const decisions = read.kind === 'event' ? read.inputs.map(input => decide(policies, input)) : []
    expect(decisions).toEqual([expect.objectContaining({ kind: 'single', verdict })])
    expect(read.kind === 'event' ? read.warnings : []).toEqual([])
  }
})

test('a recording is written whole, over blocks, and its verdicts are counted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-test-'))
  try {
    const file = join(folder, 'recording.jsonl')
    const recording = approvalRecording(1000)
    const tally = writeRecording(file, recording)
    expect(readFileSync(file, 'utf8')).toBe(texts(recording).join(''))
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(1000)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
