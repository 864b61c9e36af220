import type { Decision, DecisionInput, Enforcement, OptionId, Reason, Verdict } from '@countersign/core'

/** One decision of a dry run, and the line that it was made on. */
export interface Decided {
  readonly file: string
  readonly line: number
  readonly input: DecisionInput
  readonly site: string | undefined
  readonly decision: Decision
}

/** What summary, output line and report print of a decision, whatever its kind. */
export interface DecisionFigures {
  readonly verdict: Verdict
  readonly enforcement: Enforcement
  readonly option: OptionId | undefined
  readonly fallback: OptionId | undefined
  readonly reasons: readonly string[]
  /** Voices of guard policies in `observe`: heard, not counted. */
  readonly observed: readonly string[]
  readonly struck: readonly string[]
  /** What some voice needed and did not get, and why. */
  readonly missing: readonly string[]
}

export function figuresOf(decision: Decision): DecisionFigures {
  switch (decision.kind) {
    case 'not-applicable':
      return { ...NOTHING, verdict: 'not-applicable', enforcement: 'none', reasons: [decision.reason.code] }
    case 'single':
      return {
        verdict: decision.verdict,
        enforcement: decision.enforcement,
        option: decision.chosen?.plan.option,
        fallback: decision.fallback?.plan.option,
        reasons: codes(decision.reasons.filter(reason => reason.counted)),
        observed: codes(decision.reasons.filter(reason => !reason.counted)),
        struck: codes(decision.struck.flatMap(({ reasons }) => reasons)),
        missing: missingOf(decision.reasons),
      }
  }
}

const NOTHING = { option: undefined, fallback: undefined, observed: [], struck: [], missing: [] } as const

/** Each code once, a guard policy's as `<policy>/<code>`, in the order of the alphabet. */
function codes(reasons: readonly Reason[]): readonly string[] {
  return distinct(reasons.map(({ code, policy }) => (policy === undefined ? code : `${policy}/${code}`)))
}

/** `stock: timeout`. */
function missingOf(reasons: readonly Reason[]): readonly string[] {
  return distinct(reasons.flatMap(reason => reason.missing.map(([path, why]) => `${missingName(path)}: ${why}`)))
}

function distinct(names: readonly string[]): readonly string[] {
  return names.length < 2 ? names : [...new Set(names)].sort()
}

/** `ledger p/daily[DC-EAST]` and `[DC-WEST]` are one: a budget has as many keys as sites, customers or days. */
export function missingName(path: string): string {
  const key = path.startsWith(LEDGER) ? path.indexOf('[') : -1
  return key === -1 ? path : path.slice(0, key)
}

/** Whether what is missing is a line of the ledger that nobody recorded. */
export function isUnrecordedLedger(missing: string): boolean {
  return missing.startsWith(LEDGER) && missing.endsWith(': not-asked')
}

const LEDGER = 'ledger '
