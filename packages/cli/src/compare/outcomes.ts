import type { Issue } from '@countersign/core'
import type { Input } from '../dry-run/open-input.ts'
import { readLines } from '../dry-run/read-lines.ts'
import type { RecordedDecision } from './recorded-decisions.ts'
import { issueAt } from './recorded-decisions.ts'

/** What later proved right, by event or by business key. */
export interface Outcomes {
  readonly kind: 'read'
  /** The option that would have been right; `undefined` where nobody has said. */
  readonly rightFor: (decision: RecordedDecision) => string | undefined
}

interface RefusedOutcomes {
  readonly kind: 'refused'
  readonly issues: readonly Issue[]
}

/**
 * Reads lines such as `{ "event": "e-1", "option": "release" }` or `{ "subject": "SO-1", "policy": "release", "option": "hold" }`. A
 * line with a policy counts for that policy alone, and before one without; an event id before a business key.
 */
export async function readOutcomes(inputs: readonly Input[]): Promise<Outcomes | RefusedOutcomes> {
  const right = new Map<string, string>()
  const issues: Issue[] = []
  for (const { name: file, open } of inputs) {
    for await (const { first, lines } of readLines(open(() => undefined))) {
      for (const [index, line] of lines.entries()) {
        const wrong = line.kind === 'refused' ? line : addOutcome(right, line.text)
        if (wrong !== undefined) issues.push(issueAt({ file, line: first + index }, wrong.code, wrong.message))
      }
    }
  }
  if (issues.length > 0) return { kind: 'refused', issues }
  const rightFor = (decision: RecordedDecision): string | undefined =>
    keysOf(decision)
      .map(key => right.get(key))
      .find(option => option !== undefined)
  return { kind: 'read', rightFor }
}

interface Wrong {
  readonly code: string
  readonly message: string
}

const KEYS = ['event', 'subject', 'policy', 'option'] as const

function addOutcome(right: Map<string, string>, text: string): Wrong | undefined {
  if (text.trim() === '') return undefined
  const outcome = parsed(text)
  const [event, subject, policy, option] = KEYS.map(key => outcome?.get(key))
  if (outcome === undefined || option === undefined || (event === undefined) === (subject === undefined)) {
    return {
      code: 'outcome-malformed',
      message: 'an outcome is `{ "event" or "subject", "option" }`, all texts, with a `policy` if it is of one',
    }
  }
  const key = keyOf(event === undefined ? 'subject' : 'event', event ?? subject, policy)
  const before = right.get(key)
  if (before !== undefined && before !== option) {
    return { code: 'outcome-twice', message: `an earlier line says that \`${before}\` was right, and this one \`${option}\`` }
  }
  right.set(key, option)
  return undefined
}

/** The members that an outcome may have; `undefined` for another one, or for one that is no text. */
function parsed(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    const members = Object.entries(json)
    const sound = members.every(([key, value]) => typeof value === 'string' && KEYS.some(known => known === key))
    return sound ? new Map(members.map(([key, value]) => [key, String(value)])) : undefined
  } catch {
    return undefined
  }
}

function keysOf({ event, input: { policy, subject } }: RecordedDecision): readonly string[] {
  return [
    keyOf('event', event, policy),
    keyOf('event', event, undefined),
    keyOf('subject', subject.key, policy),
    keyOf('subject', subject.key, undefined),
  ]
}

function keyOf(by: 'event' | 'subject', id: string | undefined, policy: string | undefined): string {
  return JSON.stringify([by, id ?? '', policy ?? ''])
}
