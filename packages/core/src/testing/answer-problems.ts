import { FAILURE_CODES } from '../score/failure-codes.ts'
import type { ScorerAnswer } from '../score/scorer-answer.ts'
import type { ScorerQuestion } from '../score/scorer-question.ts'

/** Of what stands in a record for people. */
const LONGEST_DETAIL = 1000

const CONFIDENCE = /^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/
const SCORE = /^-?\d+(?:\.\d{1,6})?$/

/** Which promises of the port an answer breaks, as the sentences that it breaks. */
export function problemsOfAnswer(question: ScorerQuestion, answer: ScorerAnswer): readonly string[] {
  const { answeredBy, identity } = answer.provenance ?? {}
  const provenance = [
    ...(typeof answeredBy === 'string' && answeredBy !== '' ? [] : ['the provenance says who answered, whatever came of it']),
    ...(typeof identity === 'string' && identity.startsWith('sha256:') ? [] : ['the provenance has the identity that was asked']),
  ]
  switch (answer.status) {
    case 'answered':
      return [
        ...provenance,
        ...ofKind(question, 'choice'),
        ...problemsOf(question, answer.confidence, CONFIDENCE, 'a confidence is decimal text in [0, 1] with at most six places'),
      ]
    case 'ranked':
      return [
        ...provenance,
        ...ofKind(question, 'members'),
        ...problemsOf(question, answer.score, SCORE, 'a score is decimal text with at most six places'),
      ]
    case 'failed':
      return [...provenance, ...problemsOfFailure(answer)]
  }
}

function ofKind(question: ScorerQuestion, kind: ScorerQuestion['kind']): readonly string[] {
  return question.kind === kind ? [] : ['options are answered, and members ranked']
}

function problemsOf(question: ScorerQuestion, by: Readonly<Record<string, string>>, form: RegExp, promised: string): readonly string[] {
  const asked = new Set<string>(
    question.kind === 'choice' ? question.choices.map(({ option }) => option) : question.members.map(({ member }) => member),
  )
  const given = Object.entries(by)
  return [
    ...(given.every(([id]) => asked.has(id)) ? [] : ['an answer names only what was asked about']),
    ...(given.every(([, text]) => typeof text === 'string' && form.test(text)) ? [] : [promised]),
    ...(given.length > 0 ? [] : ['an answer that names nothing is a failure']),
  ]
}

function problemsOfFailure({ code, detail }: Extract<ScorerAnswer, { status: 'failed' }>): readonly string[] {
  return [
    ...(Object.hasOwn(FAILURE_CODES, code) ? [] : ['a failure has one of the known codes']),
    ...(detail.length <= LONGEST_DETAIL ? [] : [`the detail of a failure has at most ${LONGEST_DETAIL} characters`]),
  ]
}
