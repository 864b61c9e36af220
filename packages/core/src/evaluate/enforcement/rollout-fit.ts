import { canonicalJson } from '../../values/canonical-json.ts'
import type { Slot } from '../../values/value.ts'
import type { Phase } from '../decision.ts'
import type { Frame, Tri } from '../frame/frame.ts'
import type { PolicyProgram, RowProgram } from '../program/program.ts'

/**
 * The rows that may be the one that applies: the first that certainly fits, and those before it whose site or `where` could not be
 * known. `undefined` stands for the rollout's default.
 */
export type RolloutFit = readonly (RowProgram | undefined)[]

/** Whether each row fits site and subject. Which option it speaks of is asked by `fitFor`. */
export function rowStates({ rows }: PolicyProgram, frame: Frame, site: string | undefined): readonly Tri[] {
  return rows.map(row => {
    const here = fitsSite(row, site)
    if (here === false || row.where === undefined) return here
    const where = row.where.test(frame)
    return where === true ? here : where
  })
}

function fitsSite({ model: { sites } }: RowProgram, site: string | undefined): Tri {
  if (sites === undefined) return true
  return site === undefined ? undefined : sites.includes(site)
}

const DEFAULT: RolloutFit = [undefined]

/** `option` and `family`: the option's id and its family's; absent: whatever the option. */
export function fitFor({ rows }: PolicyProgram, states: readonly Tri[], option?: string, family?: string): RolloutFit {
  let fit = DEFAULT
  for (const row of rows) {
    const state = states[row.index]
    if (state === false || !speaksOf(row, option, family)) continue
    if (state === true) return fit === DEFAULT ? [row] : [...fit.slice(0, -1), row]
    fit = [...fit.slice(0, -1), row, undefined]
  }
  return fit
}

function speaksOf({ model: { options } }: RowProgram, option: string | undefined, family: string | undefined): boolean {
  if (options === undefined || option === undefined) return true
  return options.includes(option) || (family !== undefined && options.includes(family))
}

const HEIGHT: Readonly<Record<Phase, number>> = { observe: 0, approval: 1, unattended: 2 }

export function lowerPhase(a: Phase, b: Phase): Phase {
  return HEIGHT[a] <= HEIGHT[b] ? a : b
}

/** The lowest phase that a row of this fit grants. `cap` lowers it: for want of a certificate, for a plan of the asker's own making. */
export function phaseOf({ model }: PolicyProgram, fit: RolloutFit, cap?: (row: RowProgram | undefined) => boolean): Phase {
  let lowest: Phase = 'unattended'
  for (const row of fit) {
    const phase = row?.model.phase ?? model.rollout?.default ?? 'observe'
    lowest = lowerPhase(lowest, cap?.(row) === true ? lowerPhase(phase, 'approval') : phase)
  }
  return lowest
}

/** Parameters under a fit. Where the rows that may apply disagree, the value is unknown. */
export function parametersUnder(program: PolicyProgram, fit: RolloutFit): ReadonlyMap<string, Slot> {
  const first = fit[0]?.parameters ?? program.parameters
  if (fit.every(row => (row?.parameters ?? program.parameters) === first)) return first
  return new Map(program.model.parameters.map(({ name }) => [name, areOneText(fit, program, name) ? first.get(name) : undefined]))
}

function areOneText(fit: RolloutFit, { model }: PolicyProgram, name: string): boolean {
  const usual = model.parameters.find(parameter => parameter.name === name)?.default ?? ''
  const texts = fit.map(row => {
    const own = row !== undefined && Object.hasOwn(row.model.with, name) ? row.model.with[name] : undefined
    return canonicalJson(own ?? usual)
  })
  return new Set(texts).size === 1
}
