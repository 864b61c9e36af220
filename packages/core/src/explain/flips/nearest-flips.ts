import type { BuiltInCode } from '../../evaluate/built-in-codes.ts'
import type { Outcome, Verdict } from '../../evaluate/decision.ts'
import type { Flip } from '../flip.ts'
import { voiceOf } from '../voice-of.ts'
import type { Lever } from './lever.ts'
import { setsOfLevers } from './sets-of-levers.ts'
import type { Trial } from './trial.ts'

/** Changes that are tried together, flips that are told of one verdict, voices that are looked at, and the nearest levers of each. */
const MOST_CHANGES = 4
const MOST_FLIPS = 3
const MOST_VOICES = 6
const MOST_LEVERS = 4

/**
 * What would have to be different for another verdict on the chosen plan: the smallest sets of changes that lift it, and the nearest
 * single ones that lower it. Each was tried by deciding again; nothing is told that was not.
 */
export function nearestFlips(outcome: Outcome, levers: readonly Lever[], trial: Trial): readonly Flip[] {
  const lifts = better(outcome.verdict).flatMap(verdict => lifting(outcome, verdict, levers, trial))
  return [...lifts, ...lowering(outcome.verdict, levers, trial)]
}

const ORDER: readonly Verdict[] = ['permit', 'review', 'deny']

const better = (verdict: Verdict): readonly Verdict[] => ORDER.slice(0, Math.max(0, ORDER.indexOf(verdict)))

/** Built-in voices about a value that was not known: whoever makes it known silences them too. All others no value moves. */
const ABOUT_VALUES: readonly string[] = [
  'candidates-unknown',
  'cost-unknown',
  'parameter-missing',
  'rank-unknown',
  'rule-undetermined',
] satisfies readonly BuiltInCode[]

/** Every voice that holds the plan back must fall silent; one that no value moves makes the verdict out of reach. */
function lifting({ reasons }: Outcome, verdict: Verdict, levers: readonly Lever[], trial: Trial): readonly Flip[] {
  const against = reasons.filter(({ counted, vote }) => counted && (vote === 'deny' || (vote === 'review' && verdict === 'permit')))
  const voices = [...new Set(against.filter(({ kind, code }) => kind !== 'built-in' || !ABOUT_VALUES.includes(code)).map(voiceOf))]
  const groups = voices.map(voice => nearest(levers.filter(lever => lever.voice === voice)).slice(0, MOST_LEVERS))
  if (voices.length > MOST_VOICES || groups.some(group => group.length === 0)) return []
  const found: (readonly Lever[])[] = []
  for (const set of setsOfLevers(groups, MOST_CHANGES)) {
    if (found.length === MOST_FLIPS) break
    if (found.some(known => known.every(lever => set.includes(lever)))) continue
    const outcome = trial(set)
    if (outcome === 'spent') break
    if (outcome === verdict) found.push(set)
  }
  return found.flatMap(set => flipOf(set, verdict))
}

const nearest = (levers: readonly Lever[]): readonly Lever[] => [...levers].sort((a, b) => a.distance - b.distance)

function lowering(verdict: Verdict, levers: readonly Lever[], trial: Trial): readonly Flip[] {
  const flips: Flip[] = []
  for (const lever of nearest(levers)) {
    const lower = ORDER.slice(ORDER.indexOf(verdict) + 1)
    if (lower.length === 0 || flips.length === MOST_FLIPS) break
    const outcome = trial([lever])
    if (outcome === 'spent') break
    const known = flips.some(({ changes: [{ path }], verdict: told }) => path === lever.change.path && told === outcome)
    if (outcome !== undefined && lower.includes(outcome) && !known) flips.push(...flipOf([lever], outcome))
  }
  return flips
}

function flipOf([first, ...rest]: readonly Lever[], verdict: Verdict): readonly Flip[] {
  return first === undefined ? [] : [{ changes: [first.change, ...rest.map(({ change }) => change)], verdict }]
}
