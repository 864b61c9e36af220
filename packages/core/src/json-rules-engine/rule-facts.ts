import type { DecisionInput, Observation } from '../evaluate/decision-input.ts'
import type { FactQuery } from '../evaluate/gather/need.ts'
import type { JsonObject } from '../values/json.ts'
import type { RuleFile } from './rule-file.ts'
import type { RuleFacts, RuleRun } from './rule-run.ts'
import { asError } from './run-gate.ts'
import { runRules } from './run-rules.ts'

/** A rule file that answers a query of the catalogue. */
export interface RuleAnswer {
  readonly rules: RuleFile
  /** What the rules read; by default the subject under the name of its type, and the arguments of the query. */
  readonly facts?: (query: FactQuery, input: DecisionInput) => RuleFacts
  /** Told why a run was unknown; an observation has no room for it. */
  readonly onFailure?: (error: Error, query: FactQuery) => void
}

/** Answers a query of `needs` where a rule file does, else `undefined`. */
export type AnswerByRules = (query: FactQuery, input: DecisionInput, signal?: AbortSignal) => Promise<Observation> | undefined

/**
 * Answers queries of the catalogue with rule files, while a decision is gathered: the outcome goes into the input as an observation, is
 * recorded with it, and the decision replays without an engine. What failed is unknown, and unknown never permits.
 *
 * @example
 * ```ts
 * const rules = ruleFacts({ 'rules.credit': { rules: loaded.rules } })
 * const observation = await (rules(query, input) ?? ask(query))
 * ```
 */
export function ruleFacts(answers: Readonly<Record<string, RuleAnswer>>): AnswerByRules {
  return (query, input, signal) => {
    const answer = Object.hasOwn(answers, query.query) ? answers[query.query] : undefined
    return answer === undefined ? undefined : observe(answer, query, input, signal)
  }
}

async function observe(answer: RuleAnswer, query: FactQuery, input: DecisionInput, signal: AbortSignal | undefined): Promise<Observation> {
  const run = await answered(answer, query, input, signal)
  // The run read the world after `now`: taken as of `now`, it is never fresher than it was.
  if (run.kind === 'ran') return { status: 'known', value: run.outcome, asOf: input.now, system: query.system }
  tell(answer, run.error, query)
  return { status: 'unknown', why: run.why }
}

/** What throws in telling changes nothing: the observation is unknown already. */
function tell({ onFailure }: RuleAnswer, error: Error, query: FactQuery): void {
  try {
    onFailure?.(error, query)
  } catch {}
}

async function answered(
  { rules, facts = subjectAndArguments }: RuleAnswer,
  query: FactQuery,
  input: DecisionInput,
  signal: AbortSignal | undefined,
): Promise<RuleRun> {
  try {
    return await runRules(rules, facts(query, input), signal)
  } catch (error) {
    return { kind: 'failed', why: 'failed', error: asError(error) }
  }
}

function subjectAndArguments(query: FactQuery, { subject }: DecisionInput): JsonObject {
  return { [subject.type]: subject.data, ...query.with }
}
