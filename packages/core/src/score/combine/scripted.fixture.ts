import type { ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { digestOf } from '../../values/digest.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { Asking, Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'

/** What a scripted scorer does when it is asked: confidences, a failure, an exception, or nothing until it is aborted (or ever). */
export type Line =
  | ({ readonly says: Readonly<Record<string, string>>; readonly told?: Partial<ScoringProvenance> } & SaidBeside)
  | { readonly fails: FailureCode; readonly told?: Partial<ScoringProvenance> }
  | { readonly throws: string }
  | { readonly hangs: 'until-aborted' | 'for-ever'; readonly told?: Partial<ScoringProvenance> }
  | { readonly gives: unknown }

type SaidBeside = Pick<Extract<ScorerAnswer, { status: 'answered' }>, 'rationale' | 'cites' | 'cost'>

export interface Scripted extends Scorer {
  readonly asked: readonly Asking[]
  /** Questions that have not come back. */
  readonly open: () => number
}

/** A real scorer in the process that answers by a script: one line a question, the last one from then on. */
export function scripted(id: string, ...lines: readonly [Line, ...Line[]]): Scripted {
  const asked: Asking[] = []
  let running = 0
  const identity = digestOf(id)
  return {
    id,
    identity,
    asked,
    open: () => running,
    score: async (_, asking) => {
      const line = lines[Math.min(asked.length, lines.length - 1)]
      asked.push(asking)
      running += 1
      try {
        return await play(line, asking.signal, { answeredBy: id, identity })
      } finally {
        running -= 1
      }
    },
  }
}

async function play(line: Line | undefined, signal: AbortSignal, by: ScoringProvenance): Promise<ScorerAnswer> {
  if (line === undefined || 'throws' in line) throw new TypeError(line?.throws ?? 'no line')
  if ('gives' in line) return line.gives as ScorerAnswer
  const provenance = { ...by, ...line.told }
  if ('says' in line) {
    const { says: confidence, told: _, ...beside } = line
    return { status: 'answered', confidence, ...beside, provenance }
  }
  if ('fails' in line) return { status: 'failed', code: line.fails, detail: `scripted ${line.fails}`, provenance }
  await new Promise<void>(resolve => {
    if (line.hangs === 'until-aborted') signal.addEventListener('abort', () => resolve(), { once: true })
  })
  return { status: 'failed', code: 'aborted', detail: 'told to stop', provenance }
}

export const OPTIONS = ['release-all', 'split', 'hold'] as const

export const QUESTION: ChoiceQuestion = {
  kind: 'choice',
  policy: policyId('order-release'),
  scorer: 'release',
  choices: OPTIONS.map(option => ({ option: optionId(option), says: option })),
  shown: [],
  instructions: 'Choose.',
  precedents: [],
}

export function asking(over: Partial<Asking> = {}): Asking {
  return { signal: new AbortController().signal, tenant: 'acme', subject: 'SO-1', ...over }
}
