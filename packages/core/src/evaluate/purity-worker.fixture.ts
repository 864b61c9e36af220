import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { poison } from './poison.fixture.ts'
import type { Asked } from './whole-evaluation.fixture.ts'

/** `plant`: statements to run in every decision, each in a `try`, as a defect would that nobody sees. */
export interface PurityTask {
  readonly asked: readonly Asked[]
  readonly plant: readonly string[]
}

export interface PurityAnswer {
  readonly touched: readonly string[]
  readonly answers: readonly (readonly string[])[]
}

/**
 * Poisons this thread first and loads evaluation then, so that what a module does or keeps while it is loaded is seen too. The inputs
 * are taken backwards: an answer that hangs on what was asked before comes out otherwise.
 */
async function answer({ asked, plant }: PurityTask): Promise<PurityAnswer> {
  const touched = new Set<string>()
  if (plant.length > 0) plantIn('/evaluate/decide.ts', plant)
  poison(name => touched.add(name))
  const { wholeEvaluation } = await import('./whole-evaluation.fixture.ts')
  const answers = asked.map(({ model, questions }) => {
    const [said = '', ...lines] = wholeEvaluation({ model, questions: questions.toReversed() })
    return [said, ...lines.reverse()]
  })
  return { touched: [...touched].sort(), answers }
}

function plantIn(file: string, statements: readonly string[]): void {
  const guarded = statements.map(statement => `try { ${statement} } catch {}`).join('\n')
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith(file)) return loaded
      const source = String(loaded.source).replace('export function decide(', `function planted() {\n${guarded}\n}\n$&`)
      return { ...loaded, source: source.replace('return decideBy(', 'planted()\n  $&') }
    },
  })
}

parentPort?.postMessage(await answer(workerData))
