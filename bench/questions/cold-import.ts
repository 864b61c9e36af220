import type { Answer } from '../question.ts'
import { tell } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { timingIn } from '../report/figure.ts'
import type { Timing } from '../timing/measure.ts'
import { timingOf } from '../timing/measure.ts'
import { runNode } from '../timing/run-child.ts'

const OURS = '@countersign/core'
const EMPTY = 'an empty process'
const IMPORTS = [
  OURS,
  'json-logic-engine',
  '@marcbachmann/cel-js',
  'json-rules-engine',
  '@gorules/zen-engine',
  '@cedar-policy/cedar-wasm/nodejs',
]

export const coldImport: Answer = async ({ quick }) => {
  const rounds = quick ? 5 : 21
  tell(`starting ${rounds * (IMPORTS.length + 1)} processes`)
  const [empty, ...imports] = await started(rounds)
  const figures = imports.map((timing, index) => figureOf(`import ${IMPORTS[index]}`, beyond(timing, empty)))
  return { figures: [figureOf(EMPTY, empty), ...figures], targets: [targetOf(figures)] }
}

/** How long an empty process takes, and then one for each import; in turns. */
async function started(rounds: number): Promise<readonly [Timing, ...Timing[]]> {
  const programs = ['', ...IMPORTS.map(name => `import ${JSON.stringify(name)}`)]
  const taken: number[][] = programs.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, code] of programs.entries()) taken[index]?.push((await runNode(['--input-type=module', '--eval', code])).ms)
  }
  const [empty = timingOf([]), ...imports] = taken.map(timingOf)
  return [empty, ...imports]
}

function beyond(one: Timing, empty: Timing): Timing {
  return { min: one.min - empty.min, median: one.median - empty.median }
}

function figureOf(subject: string, timing: Timing): Figure {
  const gives = subject === EMPTY ? 'start to end' : 'beyond an empty process'
  return { question: 'cold import', subject, gives, unit: 'ms', ...timing }
}

function targetOf(figures: readonly Figure[]): Target {
  return { promise: 'cold import of the root', ...timingIn(figures, `import ${OURS}`), atMost: 60, unit: 'ms' }
}
