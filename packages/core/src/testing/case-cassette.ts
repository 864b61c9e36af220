import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { Issue } from '../policy/issue.ts'
import type { Report } from '../policy/source-node.ts'
import type { TestDocument } from '../policy/test-document.ts'
import type { Cassette } from '../score/cassette/cassette.ts'
import { cassetteOf } from '../score/cassette/cassette.ts'
import { readCassette } from '../score/cassette/read-cassette.ts'
import { replayScoring } from '../score/cassette/replay-scoring.ts'
import type { ChoiceQuestion } from '../score/scorer-question.ts'
import { caseIssue } from './case-issue.ts'
import type { CaseRow } from './case-rows.ts'

/** A question of a case that the cassette of its document does not answer. */
export interface UnansweredQuestion {
  /** The cassette, by its path below the workspace. */
  readonly cassette: string
  readonly question: ChoiceQuestion
}

/** Answers the scorers of cases from the cassettes that test documents name, each read once. */
export interface CaseCassettes {
  /** Nothing, where the document names none. What is wrong with the file is reported once. */
  readonly of: (document: TestDocument, report: Report) => CaseCassette | undefined
  readonly unanswered: () => readonly UnansweredQuestion[]
}

export interface CaseCassette {
  /** The input of a case that says nothing of a scorer, with the recorded answer; a miss is reported at the case. */
  readonly answered: (policies: PolicySet, input: DecisionInput, row: CaseRow, report: Report) => DecisionInput
}

export function caseCassettes(): CaseCassettes {
  const read = new Map<string, Cassette | undefined>()
  const unanswered: UnansweredQuestion[] = []
  return {
    of: ({ cassette: named }, report) => {
      if (named === undefined) return undefined
      const { file, text } = named
      if (!read.has(file)) read.set(file, text === undefined ? cassetteOf([]) : cassetteIn(text, file, report))
      const cassette = read.get(file)
      return {
        answered: (policies, input, row, rowReport) => {
          const replayed = replayScoring(policies, input, cassette ?? cassetteOf([]))
          if (replayed.kind !== 'missed') return replayed.input
          const detail = cassette === undefined ? UNREADABLE : text === undefined ? MISSING : replayed.detail
          rowReport(missIssue(`\`${file}\` does not answer \`${row.name}\`: ${detail}`, row, cassette !== undefined))
          if (cassette !== undefined) unanswered.push({ cassette: file, question: replayed.question })
          return replayed.input
        },
      }
    },
    unanswered: () => unanswered,
  }
}

const UNREADABLE = 'it cannot be read'
const MISSING = 'there is no such file yet, or it is no text that can be read'

function missIssue(message: string, { at }: CaseRow, recordable: boolean): Issue {
  const issue = caseIssue('cassette-miss', message, at)
  return recordable ? { ...issue, suggestion: 'record it: `countersign test --record --scorers <module>`' } : issue
}

function cassetteIn(text: string, file: string, report: Report): Cassette | undefined {
  const read = readCassette(text, file)
  if (read.kind === 'read') return read.cassette
  for (const issue of read.issues) report(issue)
  return undefined
}
