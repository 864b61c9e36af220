import { limits } from '../limits/limit.ts'
import { limitEngines } from '../limits/limit-engines.ts'
import { approvalCases } from '../order-approval/approval-case.ts'
import type { Answer, Options } from '../question.ts'
import type { Figure } from '../report/figure.ts'
import { measured } from './measured.ts'

const COUNTS = [10, 100, 1000] as const
const CASES = 256

export const guards: Answer = async options => {
  const figures: Figure[] = []
  for (const count of COUNTS) figures.push(...(await withGuards(count, options)))
  return { figures, targets: [] }
}

async function withGuards(count: number, options: Options): Promise<readonly Figure[]> {
  const engines = await limitEngines(limits(count), approvalCases(CASES))
  const question = `guards ${count}`
  return measured({ question, engines, cases: CASES, against: 'countersign, `decide`' }, options)
}
