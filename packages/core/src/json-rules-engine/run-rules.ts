import type { Event } from 'json-rules-engine'
import { parseDefinitePath, readPath } from './definite-path.ts'
import { eventParams, MalformedParamsError } from './event-params.ts'
import { guardedAlmanac } from './guarded-almanac.ts'
import { ruleEngine } from './rule-engine.ts'
import type { RuleFile } from './rule-file.ts'
import { programOf } from './rule-file.ts'
import type { RuleProgram } from './rule-program.ts'
import type { FiredRule, RuleFacts, RuleOutcome, RuleRun } from './rule-run.ts'
import type { RunGate } from './run-gate.ts'
import { asError, openGate, RunTimeoutError } from './run-gate.ts'

const DEFAULT_TIMEOUT_MS = 5_000

/**
 * Runs the rules of a file on one set of facts, in an engine of its own. Never throws and never rejects: a fact that fails or that
 * nobody has, an operator that throws, an event `error`, a timeout or an abort end in `failed`, and after that nothing of the host is called.
 *
 * @example
 * ```ts
 * const run = await runRules(loaded.rules, { order: { total: 820 } })
 * if (run.kind === 'ran') console.log(run.outcome.fired)
 * ```
 */
export async function runRules(file: RuleFile, facts: RuleFacts, signal?: AbortSignal): Promise<RuleRun> {
  const rules = programOf(file)
  const gate = openGate(rules.host.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal)
  try {
    const noted = await evaluate(rules, facts, gate)
    return { kind: 'ran', outcome: outcomeOf(rules, noted) }
  } catch (thrown) {
    const error = asError(thrown)
    return { kind: 'failed', why: whyOf(error), error }
  } finally {
    gate.close(new Error('the run is over'))
  }
}

interface Noted {
  readonly fired: boolean
  readonly event: Event
}

async function evaluate(rules: RuleProgram, facts: RuleFacts, gate: RunGate): Promise<ReadonlyMap<number, Noted>> {
  const noted = new Map<number, Noted>()
  gate.pass()
  const engine = ruleEngine(rules, gate, (index, fired, event) => noted.set(index, { fired, event }))
  const { allowUndefinedFacts = false, pathResolver = (value: object, path: string) => resolve(rules, value, path) } = rules.host
  const almanac = guardedAlmanac(gate, { allowUndefinedFacts, pathResolver })
  await Promise.race([engine.run({ ...facts }, { almanac }), gate.closed])
  gate.pass()
  return noted
}

/** Paths of the file were read when it was loaded; others come from facts of the host that read facts. */
function resolve({ paths }: RuleProgram, value: object, text: string): unknown {
  const path = paths.get(text) ?? parseDefinitePath(text)
  if (path === undefined) throw new Error(`the path \`${text.slice(0, 100)}\` does not lead to one place`)
  return readPath(value, path)
}

function outcomeOf({ rules }: RuleProgram, noted: ReadonlyMap<number, Noted>): RuleOutcome {
  const ranked = rules.map(({ id, rank }, index) => ({ id, rank, note: noteOf(noted, index) })).sort((a, b) => a.rank - b.rank)
  const events = ranked.filter(({ note }) => note.fired).map(({ id, note }) => firedRule(id, note.event))
  const failed = ranked.filter(({ note }) => !note.fired).map(({ id }) => id)
  return { fired: [...new Set(events.map(({ type }) => type))], events, failed }
}

/** INVARIANT: an engine that ends without an answer to every rule has answered nothing. */
function noteOf(noted: ReadonlyMap<number, Noted>, index: number): Noted {
  const note = noted.get(index)
  if (note === undefined) throw new Error(`the engine left out rule ${index + 1}`)
  return note
}

function firedRule(rule: string, { type, params }: Event): FiredRule {
  return params === undefined ? { rule, type } : { rule, type, params: eventParams(params) }
}

function whyOf(error: Error): 'failed' | 'timeout' | 'malformed' {
  if (error instanceof RunTimeoutError || error.name === 'TimeoutError') return 'timeout'
  return error instanceof MalformedParamsError ? 'malformed' : 'failed'
}
