import { counted } from '../format/counted.ts'
import { shortened } from '../terminal/bar-rows.ts'
import type { Told } from './tell-recorded.ts'

const LONGEST = 300

/** What each code of failure said first, where it said anything. */
export function failureSentences({ tape, sentences }: Pick<Told, 'tape' | 'sentences'>): ReadonlyMap<string, string> {
  const said = Object.keys(tape.unanswered()).map(code => [code, shortened(sentences.get(code) ?? '', LONGEST)] as const)
  return new Map(said.filter(([, words]) => words !== ''))
}

/** One reason for all answers that a recording lacks, so that it need not be told with each; nothing where none is known. */
export function whyUnanswered(told: Told): string | undefined {
  const sentences = failureSentences(told)
  const failed = Object.entries(told.tape.unanswered()).map(([code, count]) => {
    const words = sentences.get(code)
    return words === undefined ? `${code} ${count}` : `${code} ${count} (the first: ${words})`
  })
  const why = [
    ...told.unknown.map(name => `the module exports no scorer \`${name}\``),
    ...(told.issues.length > 0 ? [`${counted(told.issues.length, 'entry', 'entries')} kept out of the file`] : []),
    ...failed,
  ]
  return why.length === 0 ? undefined : `asked for this recording, and without an answer in it: ${why.join('; ')}`
}
