import type { DecimalText, Scoring } from '../evaluate/decision-input.ts'
import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import type { Digest, OptionId } from '../values/ids.ts'
import type { FailureCode } from './failure-codes.ts'
import { ungroundedCites } from './grounding.ts'
import { questionKey } from './question-key.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ChoiceQuestion } from './scorer-question.ts'
import { soundAnswer } from './sound-answer.ts'
import { toldPrecedents } from './told-precedents.ts'

type Answered = Extract<ScorerAnswer, { status: 'answered' }>

/**
 * What goes into the input for an answer, after it has been checked: ids among those asked, confidences in [0, 1] and floored, cites
 * that stand among what was shown. Whatever does not fit makes a failure; nothing is mended, because a half-read answer is a guess.
 *
 * @param options of policy, in the order of the question's choices: an id that is personal has left under a pseudonym.
 */
export function scoringOfAnswer(
  question: ChoiceQuestion,
  answer: ScorerAnswer,
  scorer: Pick<Scorer, 'id' | 'identity'>,
  options: readonly OptionId[],
): Scoring {
  const sound = soundAnswer(scorer, question, answer)
  const provenance = provenanceOf(question, sound, scorer.identity)
  const failed = (why: FailureCode, detail: string): Scoring => ({
    status: 'failed',
    scorer: question.scorer,
    why,
    provenance: { ...provenance, detail },
  })
  switch (sound.status) {
    case 'failed':
      return failed(sound.code, sound.detail)
    case 'ranked':
      return failed('wrong-shape', 'the answer ranks members where options were asked about')
    case 'answered':
      break
  }
  return {
    status: 'answered',
    scorer: question.scorer,
    identity: scorer.identity,
    asked: options,
    confidence: byOption(question, options, sound.confidence),
    ...saidBeside(question, sound),
    provenance,
  }
}

function provenanceOf(question: ChoiceQuestion, answer: ScorerAnswer, identity: Digest): ScoringProvenance {
  const cites = answer.status === 'failed' ? undefined : answer.cites
  return {
    ...answer.provenance,
    question: answer.provenance.question ?? questionKey(question, identity),
    ...toldPrecedents(question),
    ...(cites === undefined || cites.length === 0 ? {} : { cites }),
  }
}

function byOption(
  { choices }: ChoiceQuestion,
  options: readonly OptionId[],
  confidence: Readonly<Record<string, DecimalText>>,
): Readonly<Record<string, DecimalText>> {
  const entries = choices.flatMap(({ option: asked }, index): [string, DecimalText][] => {
    const [option, text] = [options[index], Object.hasOwn(confidence, asked) ? confidence[asked] : undefined]
    return option === undefined || text === undefined ? [] : [[option, text]]
  })
  return Object.fromEntries(entries)
}

function saidBeside(
  question: ChoiceQuestion,
  { cost, rationale, cites }: Answered,
): Pick<Extract<Scoring, { status: 'answered' }>, 'cost' | 'rationale' | 'ungrounded'> {
  const ungrounded = ungroundedCites(question, cites ?? [])
  return {
    ...(cost === undefined ? {} : { cost }),
    ...(rationale === undefined ? {} : { rationale }),
    ...(ungrounded.length === 0 ? {} : { ungrounded }),
  }
}
