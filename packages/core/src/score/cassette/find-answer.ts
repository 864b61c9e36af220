import { questionKey } from '../question-key.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { Cassette } from './cassette.ts'
import { nearestAnswer } from './nearest-answer.ts'
import { sayDifferences } from './question-difference.ts'
import { plainKey } from './question-parts.ts'
import type { AnsweredBy, RecordedAnswer } from './recorded-answer.ts'

/** A recorded answer; or why there is none, with the nearest question and what differs. */
export type FoundAnswer =
  | { readonly kind: 'found'; readonly recorded: RecordedAnswer }
  | { readonly kind: 'missed'; readonly detail: string }

/**
 * Looks a question up. One without precedents is answered by what was recorded with whatever precedents there were then, if that is one
 * answer only. `by`: the answer has to be this scorer's; left out, the one whose answer it is.
 */
export function findAnswer(cassette: Cassette, question: ScorerQuestion, by?: AnsweredBy): FoundAnswer {
  const alike = (cassette.byQuestion.get(plainKey(question)) ?? []).flatMap(position => cassette.answers[position] ?? [])
  const theirs = by === undefined ? alike : alike.filter(({ scorer }) => scorer.identity === by.identity)
  const candidates = fitting(theirs, question)
  const [found, ...others] = candidates
  if (found !== undefined && others.length === 0) return { kind: 'found', recorded: found }
  return { kind: 'missed', detail: whyMissed({ cassette, question, by, alike, candidates }) }
}

/** Those that were recorded with the same precedents; where the question has none and no answer was, all. */
function fitting(theirs: readonly RecordedAnswer[], question: ScorerQuestion): readonly RecordedAnswer[] {
  if (theirs.length === 1 && question.precedents.length === 0) return theirs
  const exact = theirs.filter(({ key, scorer }) => key === questionKey(question, scorer.identity))
  return exact.length === 0 && question.precedents.length === 0 ? theirs : exact
}

interface Missed {
  readonly cassette: Cassette
  readonly question: ScorerQuestion
  readonly by: AnsweredBy | undefined
  /** The same question, whoever answered it and with whatever precedents. */
  readonly alike: readonly RecordedAnswer[]
  readonly candidates: readonly RecordedAnswer[]
}

function whyMissed({ cassette, question, by, alike, candidates }: Missed): string {
  if (candidates.length > 1) return ambiguous(candidates)
  const [same] = alike
  if (same !== undefined) return otherwiseAsked(same, question, by)
  const nearest = nearestAnswer(cassette, question)
  if (nearest === undefined) return 'nothing like this question was recorded'
  return `not recorded; nearest is ${shortKey(nearest.recorded)}: ${sayDifferences(nearest.differences)}`
}

function ambiguous(answers: readonly RecordedAnswer[]): string {
  const keys = answers.slice(0, 3).map(shortKey).join(', ')
  const identities = new Set(answers.map(({ scorer }) => scorer.identity))
  if (identities.size > 1) return `recorded of ${identities.size} scorers (${keys}): say whose answer counts, or keep one of them`
  return `recorded ${answers.length} times with different precedents (${keys}): keep one of them, or retrieve the precedents`
}

/** The same question was recorded: put to somebody else, or with other precedents. */
function otherwiseAsked(same: RecordedAnswer, question: ScorerQuestion, by: AnsweredBy | undefined): string {
  const { scorer, answer } = same
  const recorded = `the same question is recorded as ${shortKey(same)}`
  if (by !== undefined && by.identity !== scorer.identity) {
    const model = answer.provenance.model === undefined ? '' : `, model \`${answer.provenance.model}\``
    return `${recorded}, of \`${scorer.id}\`${model}: another model, prompt, schema or map than \`${by.id}\` has now`
  }
  return `${recorded}, on ${sourcesOf(same.question)} where now ${sourcesOf(question)} was found, with other texts`
}

function sourcesOf({ precedents }: ScorerQuestion): string {
  return precedents.length === 0 ? 'no precedents' : precedents.map(({ source }) => `\`${source}\``).join(', ')
}

/** Enough of a key to search the file for. */
function shortKey({ key }: Pick<RecordedAnswer, 'key'>): string {
  return `\`${key.slice(0, 19)}\``
}
