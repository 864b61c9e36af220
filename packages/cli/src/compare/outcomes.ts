import type { Issue, PolicySet } from '@countersign/core'
import type { Input } from '../dry-run/open-input.ts'
import { readLines } from '../dry-run/read-lines.ts'
import type { OptionNames, WrongName } from './option-names.ts'
import { optionNames } from './option-names.ts'
import type { Outcome } from './parse-outcome.ts'
import { parseOutcome } from './parse-outcome.ts'
import type { RecordedDecision } from './recorded-decisions.ts'
import { issueAt } from './recorded-decisions.ts'

/** What later proved right, by event or by business key. */
export interface Outcomes {
  readonly kind: 'read'
  /** The option that would have been right; `undefined` where nobody has said. To be asked of each compared decision, and of no other. */
  readonly rightFor: (decision: RecordedDecision) => string | undefined
  /** After the last decision: outcomes that none was asked about, and those whose option the deciding policy does not have. */
  readonly left: () => LeftOutcomes
}

interface LeftOutcomes {
  readonly unused: UnusedOutcomes
  readonly issues: readonly Issue[]
}

/** Outcomes that belong to no compared decision. */
export interface UnusedOutcomes {
  readonly count: number
  /** Events and business keys of the first. */
  readonly first: readonly string[]
}

interface RefusedOutcomes {
  readonly kind: 'refused'
  readonly issues: readonly Issue[]
}

interface PlacedOutcome extends Outcome {
  readonly file: string
  readonly line: number
  used: boolean
  /** A policy that decided and does not have the option. */
  misfit?: string
}

type ByKey = Map<string, PlacedOutcome>

/**
 * Reads lines such as `{ "event": "e-1", "option": "release" }` or `{ "subject": "SO-1", "policy": "release", "option": "hold" }`. A
 * line with a policy counts for that policy alone, and before one without; an event id before a business key.
 */
export async function readOutcomes(inputs: readonly Input[], policies: PolicySet): Promise<Outcomes | RefusedOutcomes> {
  const names = optionNames(policies)
  const right: ByKey = new Map()
  const issues: Issue[] = []
  for (const { name: file, open } of inputs) {
    for await (const { first, lines } of readLines(open(() => undefined))) {
      for (const [index, line] of lines.entries()) {
        const place = { file, line: first + index }
        const wrong = line.kind === 'refused' ? line : addOutcome(right, names, line.text, place)
        if (wrong !== undefined) issues.push(wrongAt(place, wrong))
      }
    }
  }
  if (issues.length > 0) return { kind: 'refused', issues }
  return { kind: 'read', rightFor: decision => rightFor(right, names, decision), left: () => leftOf([...right.values()], names) }
}

type Place = Pick<PlacedOutcome, 'file' | 'line'>

function addOutcome(right: ByKey, names: OptionNames, text: string, place: Place): WrongName | undefined {
  if (text.trim() === '') return undefined
  const outcome = parseOutcome(text)
  if (outcome === undefined) {
    return {
      code: 'outcome-malformed',
      message: 'an outcome is `{ "event" or "subject", "option" }`, all texts, with a `policy` if it is of one',
    }
  }
  const { by, id, policy, option } = outcome
  const key = keyOf(by, id, policy)
  const before = right.get(key)
  if (before !== undefined && before.option !== option) {
    return { code: 'outcome-twice', message: `an earlier line says that \`${before.option}\` was right, and this one \`${option}\`` }
  }
  if (before === undefined) right.set(key, { ...outcome, ...place, used: false })
  return names.unknown(option, policy)
}

function wrongAt(place: Place, { code, message, suggestion }: WrongName): Issue {
  const issue = issueAt(place, code, message)
  return suggestion === undefined ? issue : { ...issue, suggestion }
}

function rightFor(right: ByKey, names: OptionNames, decision: RecordedDecision): string | undefined {
  const { policy } = decision.input
  const said = keysOf(decision).flatMap(key => right.get(key) ?? [])
  for (const outcome of said) {
    if (names.isOptionOf(policy, outcome.option)) outcome.used = true
    else outcome.misfit ??= policy
  }
  return said.find(({ option }) => names.isOptionOf(policy, option))?.option
}

const FIRST = 5

function leftOf(outcomes: readonly PlacedOutcome[], names: OptionNames): LeftOutcomes {
  const left = outcomes.filter(({ used }) => !used)
  const unused = left.filter(({ misfit }) => misfit === undefined)
  const issues = left.flatMap(outcome => {
    const wrong = outcome.misfit === undefined ? undefined : names.unknown(outcome.option, outcome.misfit)
    return wrong === undefined ? [] : [wrongAt(outcome, wrong)]
  })
  return { unused: { count: unused.length, first: unused.slice(0, FIRST).map(({ id }) => id) }, issues }
}

function keysOf({ event, input: { policy, subject } }: RecordedDecision): readonly string[] {
  return [
    keyOf('event', event, policy),
    keyOf('event', event, undefined),
    keyOf('subject', subject.key, policy),
    keyOf('subject', subject.key, undefined),
  ]
}

function keyOf(by: Outcome['by'], id: string, policy: string | undefined): string {
  return JSON.stringify([by, id, policy ?? ''])
}
