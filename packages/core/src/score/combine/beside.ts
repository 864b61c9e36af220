import type { AnswerBeside } from '../../evaluate/scoring-provenance.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'

/** An answer that does not count, as the record keeps it; what it says in words is left out. */
export function beside(role: AnswerBeside['role'], answer: ScorerAnswer): AnswerBeside {
  const { status, provenance } = answer
  switch (answer.status) {
    case 'failed':
      return { role, status, why: answer.code, provenance: { ...provenance, detail: answer.detail } }
    case 'answered':
      return { role, status, confidence: answer.confidence, provenance }
    case 'ranked':
      return { role, status, score: answer.score, provenance }
  }
}
