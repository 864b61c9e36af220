import { isAbsentOrRight, isMeasureForm } from '../../evaluate/arrival/well-formed.ts'
import { isScoringProvenance } from '../../evaluate/arrival/well-formed-provenance.ts'
import type { Cite, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { soundAnswer } from '../sound-answer.ts'
import { maskSecrets } from './secret-kinds.ts'
import type { HeardAnswer } from './tape.ts'

/**
 * An answer as a file can hold it, and as the decision gets it too, so that a replay is the same to the byte: plain data, checked, and
 * without the secrets that a model may have put into its own words. What is wrong with it is recorded as the failure that it is.
 */
export function recordableAnswer(scorer: Scorer, question: ScorerQuestion, given: ScorerAnswer): HeardAnswer {
  const sound = soundAnswer(scorer, question, plainAnswer(given) ?? failedBy(scorer, given))
  const answer = maskedAnswer(sound)
  return { answer, masked: JSON.stringify(answer) !== JSON.stringify(sound) }
}

function maskedAnswer(sound: ScorerAnswer): ScorerAnswer {
  const provenance = maskedProvenance(sound.provenance)
  if (sound.status === 'failed') return { ...sound, detail: maskSecrets(sound.detail), provenance }
  const { rationale, cites } = sound
  return {
    ...sound,
    ...(rationale === undefined ? {} : { rationale: maskSecrets(rationale) }),
    ...(cites === undefined ? {} : { cites: cites.map(maskedCite) }),
    provenance,
  }
}

function failedBy({ id, identity }: Scorer, { provenance }: ScorerAnswer): ScorerAnswer {
  const known = isScoringProvenance(provenance) ? provenance : { answeredBy: id, identity }
  return { status: 'failed', code: 'wrong-shape', detail: 'the answer does not have the form of one', provenance: known }
}

/** As a file would give it back: members that are `undefined` go, and what JSON does not know. */
function plainAnswer(answer: ScorerAnswer): ScorerAnswer | undefined {
  try {
    const read: unknown = JSON.parse(JSON.stringify(answer))
    return isPlain(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isPlain(read: unknown): read is ScorerAnswer {
  return isJsonObject(read) && isScoringProvenance(read['provenance']) && isAbsentOrRight(read['cost'], isMeasureForm)
}

function maskedProvenance(provenance: ScoringProvenance): ScoringProvenance {
  const { detail, cites } = provenance
  return {
    ...provenance,
    ...(detail === undefined ? {} : { detail: maskSecrets(detail) }),
    ...(cites === undefined ? {} : { cites: cites.map(maskedCite) }),
  }
}

function maskedCite(cite: Cite): Cite {
  return cite.quote === undefined ? cite : { ...cite, quote: maskSecrets(cite.quote) }
}
