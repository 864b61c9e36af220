import { disagreements } from '../engines/agreement.ts'
import type { Engine } from '../engines/engine.ts'
import type { Options } from '../question.ts'
import { tell } from '../question.ts'
import type { Figure } from '../report/figure.ts'
import { FULL, measure, QUICK } from '../timing/measure.ts'

interface Comparison {
  readonly question: string
  readonly engines: readonly Engine[]
  readonly cases: number
  /** The row that the ratios are of. */
  readonly against: string
}

/** Times engines that agree on every case; engines that do not are not compared, but refused. */
export async function measured({ question, engines, cases, against }: Comparison, { quick }: Options): Promise<readonly Figure[]> {
  tell(`comparing the answers of ${engines.length} engines on ${cases} cases`)
  const differing = await disagreements(engines, cases)
  if (differing.length > 0) throw new Error(`the engines do not agree:\n${differing.slice(0, 20).join('\n')}`)
  const effort = quick ? QUICK : FULL
  tell(`timing ${engines.length} engines in ${effort.rounds} rounds`)
  const timings = await measure(engines, cases, effort)
  return engines.flatMap(({ name, gives }, index) => {
    const timing = timings[index]
    return timing === undefined ? [] : [{ question, subject: name, gives, unit: 'ns', ...timing, against }]
  })
}
