import { approvalCases } from '../order-approval/approval-case.ts'
import { approvalEngines } from '../order-approval/approval-engines.ts'
import type { Answer } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { ratio, timingIn } from '../report/figure.ts'
import type { Timing } from '../timing/measure.ts'
import { measured } from './measured.ts'

const CASES = 4096
const FLOOR = 'hand-written, floats'

export const rules: Answer = async options => {
  const engines = await approvalEngines(approvalCases(CASES))
  const figures = await measured({ question: 'rules', engines, cases: CASES, against: FLOOR }, options)
  return { figures, targets: targetsOf(figures) }
}

function targetsOf(figures: readonly Figure[]): readonly Target[] {
  const full = 'countersign, `decide`'
  return [
    beside('a full decision, of json-rules-engine as shipped', ratio(figures, full, 'json-rules-engine, as shipped'), 1 / 300),
    beside('a full decision, of json-rules-engine with cheap paths', ratio(figures, full, 'json-rules-engine, cheap paths'), 1 / 150),
    beside('the verdict, of hand-written TypeScript', ratio(figures, 'countersign, verdict of `decide`', FLOOR), 8),
    { promise: 'a decision with its trace', ...timingIn(figures, 'countersign, `tracer`'), atMost: 5000, unit: 'ns' },
  ]
}

function beside(promise: string, measured: Timing, atMost: number): Target {
  return { promise, ...measured, atMost, unit: '×' }
}
