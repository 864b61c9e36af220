import { surestOf } from './decisions-body.ts'
import type { FaultOf } from './llm-faults.ts'
import type { SaidEntry } from './said.ts'

type AnswerFault = (entries: readonly SaidEntry[]) => readonly SaidEntry[]

/** Each but the missing option leaves an answer that would be the surest, were it believed. */
export const ANSWER_FAULTS: Readonly<Record<FaultOf<'answer'>, AnswerFault>> = {
  tie: entries => entries.map(({ id }) => ({ id, number: surestOf(entries)?.number ?? '0' })),
  'option-missing': entries => entries.filter(one => one !== surestOf(entries)),
  'unknown-option': entries => [...entries, { id: 'no-such-option', number: '0.999' }],
  'duplicate-option': entries => [...entries, { id: entries[0]?.id ?? '', number: '0.999' }],
  'above-one': entries => surestSays(entries, '1.2'),
  'below-zero': entries => surestSays(entries, '-0.5'),
  'huge-number': entries => surestSays(entries, '1e999'),
  'number-as-text': entries => surestSays(entries, '"0.999"'),
  'null-number': entries => surestSays(entries, 'null'),
  'not-a-number': entries => surestSays(entries, 'NaN'),
}

function surestSays(entries: readonly SaidEntry[], number: string): readonly SaidEntry[] {
  const surest = surestOf(entries)
  return entries.map(one => (one === surest ? { ...one, number } : one))
}
