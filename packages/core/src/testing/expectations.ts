import type { Reason, Step } from '../evaluate/decision.ts'
import type { At } from '../policy/issue.ts'
import type { MapNode, SourceNode } from '../policy/source-node.ts'
import { entryOf, jsonOf, textOf } from './case-node.ts'
import type { DecisionView } from './decision-view.ts'
import { reasonNames } from './decision-view.ts'
import type { Found } from './expected-set.ts'
import { expectedSet, foundText, setMismatch, setText } from './expected-set.ts'
import { measureOf, measureText } from './measure-of.ts'

/** One expectation that was not met. */
export interface Failure {
  /** `verdict`, `struck.release-all` … */
  readonly expectation: string
  readonly expected: string
  readonly got: string
  readonly at: At
}

type Expectation = (node: SourceNode, view: DecisionView, name: string) => readonly Failure[]

/** Every key of `expect`, in the order in which failures are told: what was decided first, then why, then what follows. */
const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  verdict: text(view => [view.verdict]),
  option: text(view => [view.plan?.option ?? 'none']),
  chosen: text(view => (view.plan === undefined ? ['none', 'false'] : [view.plan.option, 'true'])),
  by: text(view => view.by),
  phase: text(view => [view.phase ?? 'none']),
  enforcement: text(view => [view.enforcement]),
  reasons: set(view => view.reasons.map(voice)),
  struck,
  eligible: set(view => view.eligible.map(option => ({ names: [option], optional: false }))),
  cost,
  runs: set(view => view.runs.map(stepFound)),
  waits: set(view => view.waits.map(stepFound)),
  queues: set(view => view.queues.map(queue => ({ names: [queue], optional: false }))),
  fallback,
}

/** What of `expect` the decision does not meet. Keys that are no expectation are the schema's to refuse. */
export function unmet(expect: MapNode, view: DecisionView): readonly Failure[] {
  return Object.entries(EXPECTATIONS).flatMap(([name, check]) => {
    const entry = entryOf(expect, name)
    return entry === undefined ? [] : check(entry.value, view, name)
  })
}

/** The first of `names` is how the decision says it; the others are accepted too. */
function text(names: (view: DecisionView) => readonly string[]): Expectation {
  return (node, view, expectation) => {
    const expected = textOf(node)
    const [got = '', ...others] = names(view)
    if (expected === undefined) return [malformed(expectation, node, 'a text')]
    return [got, ...others].includes(expected) ? [] : [{ expectation, expected, got, at: node.at }]
  }
}

function set(read: (view: DecisionView) => readonly Found[]): Expectation {
  return (node, view, expectation) => setFailure(node, read(view), expectation)
}

function setFailure(node: SourceNode, found: readonly Found[], expectation: string): readonly Failure[] {
  const expected = expectedSet(node)
  if (expected === undefined) return [malformed(expectation, node, 'a list, or `{ include: [...] }`')]
  const at = setMismatch(expected, found, node.at)
  return at === undefined ? [] : [{ expectation, expected: setText(expected), got: foundText(found), at }]
}

/** Notes and voices that do not count may be named, and need not be. */
function voice(reason: Reason): Found {
  return { names: reasonNames(reason), optional: reason.vote === 'note' || !reason.counted }
}

function stepFound({ id, action }: Step): Found {
  return { names: [action, id], optional: false }
}

/** `{ option: [codes] }` names every struck option; `{ include: { … } }` some; a list the options alone. */
function struck(node: SourceNode, view: DecisionView, expectation: string): readonly Failure[] {
  const options = view.struck.map(({ option }) => ({ names: [option], optional: false }))
  if (node.kind !== 'map') return setFailure(node, options, expectation)
  const include = entryOf(node, 'include')?.value
  if (include !== undefined && include.kind !== 'map') return setFailure(node, options, expectation)
  const expected = include ?? node
  const surplus = options.filter(({ names }) => include === undefined && !names.some(name => entryOf(expected, name) !== undefined))
  const unexpected = surplus.length === 0 ? [] : [{ expectation, expected: 'no other option struck', got: foundText(surplus), at: node.at }]
  return [...expected.entries.flatMap(({ key, value }) => setFailure(value, strikes(view, key), `${expectation}.${key}`)), ...unexpected]
}

/** Only what strikes must be named; that a struck option would have been reviewed too need not be. */
function strikes(view: DecisionView, option: string): readonly Found[] {
  const reasons = view.struck.find(one => one.option === option)?.reasons ?? []
  return reasons.map(reason => ({ names: reasonNames(reason), optional: reason.vote !== 'deny' || !reason.counted }))
}

function cost(node: SourceNode, view: DecisionView, expectation: string): readonly Failure[] {
  const expected = measureOf(jsonOf(node))
  if (expected === undefined) return [malformed(expectation, node, 'an amount: `36 EUR`')]
  const got = view.cost === undefined ? 'unknown' : measureText(view.cost)
  return measureText(expected) === got ? [] : [{ expectation, expected: measureText(expected), got, at: node.at }]
}

/** An option, `none`, or `{ option, verdict, enforcement, reasons }`. */
function fallback(node: SourceNode, view: DecisionView, expectation: string): readonly Failure[] {
  const got = view.fallback
  if (node.kind !== 'map') return text(() => [got?.option ?? 'none'])(node, view, expectation)
  const parts: Readonly<Record<string, Expectation>> = {
    option: text(() => [got?.option ?? 'none']),
    verdict: text(() => [got?.verdict ?? 'none']),
    enforcement: text(() => [got?.enforcement ?? 'none']),
    reasons: set(() => got?.reasons.map(voice) ?? []),
  }
  return node.entries.flatMap(({ key, keyAt, value }) => {
    const part = Object.hasOwn(parts, key) ? parts[key] : undefined
    const name = `${expectation}.${key}`
    return part?.(value, view, name) ?? [{ expectation: name, expected: 'option, verdict, enforcement or reasons', got: key, at: keyAt }]
  })
}

function malformed(expectation: string, node: SourceNode, expected: string): Failure {
  return { expectation, expected, got: textOf(node) ?? `a ${node.kind}`, at: node.at }
}
