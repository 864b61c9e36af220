import type { AskedQuestion } from './read-asked.ts'
import type { BodyHead, Output, Said, SaidEntry } from './said.ts'

export interface DecidedQuestion {
  readonly question: AskedQuestion
  readonly said: Said
}

/** A body of POST /v1/decisions. Numbers go out as they were written, which may be no JSON. */
export function decisionsBody(
  decided: readonly DecidedQuestion[],
  output: Output['kind'],
  { model, inputTokens, outputTokens }: BodyHead,
): string {
  const answers = output === 'null' ? 'null' : output === 'nothing' ? '[]' : `[${decided.map(one => answerOf(one, output)).join(',')}]`
  const usage = JSON.stringify({
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  })
  return `{"model":${JSON.stringify(model)},"answers":${answers},"usage":${usage}}`
}

function answerOf({ question, said }: DecidedQuestion, output: Output['kind']): string {
  const head = `"name":${JSON.stringify(question.name ?? null)}`
  if (output === 'refused') return `{"type":"refusal",${head}}`
  const number = said.entries[0]?.number ?? '0'
  if (question.type === 'predicate' || output === 'mistyped') return `{"type":"predicate",${head},"probability":${number}}`
  if (question.type === 'score') return scoreOf(question.levels, head, number)
  const surest = surestOf(said.entries)
  const probabilities = said.entries.map(entry => `{"value":${JSON.stringify(entry.id)},"probability":${entry.number}}`)
  const top = `"choice":${JSON.stringify(surest?.id ?? '')},"confidence":${surest?.number ?? '0'}`
  return `{"type":"choice",${head},${top},"probabilities":[${probabilities.join(',')}]}`
}

/** The value of a level is its place; the fake model has no view on how likely each is. */
function scoreOf(levels: readonly string[], head: string, number: string): string {
  const even = Math.floor(1e6 / levels.length) / 1e6
  const probabilities = levels.map((label, value) => ({ label, probability: even, value }))
  return `{"type":"score",${head},"score":${number},"confidence":${even},"probabilities":${JSON.stringify(probabilities)}}`
}

/** Of several with the same number the first; what is no number is never surest unless nothing is. */
export function surestOf(entries: readonly SaidEntry[]): SaidEntry | undefined {
  return entries.reduce<SaidEntry | undefined>(
    (best, one) => (best === undefined || Number(one.number) > Number(best.number) ? one : best),
    undefined,
  )
}
