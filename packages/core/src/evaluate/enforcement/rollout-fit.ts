import type { RolloutRow } from '../../policy/model.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import type { Phase } from '../decision.ts'
import type { Frame, Tri } from '../frame/frame.ts'
import type { PolicyProgram, RowProgram } from '../program/program.ts'

/**
 * The rows that may be the one that applies: the first that certainly fits, and those before it whose site or `where` could not be
 * known. `undefined` stands for the rollout's default.
 */
export type RolloutFit = readonly (RolloutRow | undefined)[]

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

/** `names`: the option's id and its family's; absent: whatever the option. */
export function fitFor({ rows }: PolicyProgram, states: readonly Tri[], names?: readonly string[]): RolloutFit {
  const fit: (RolloutRow | undefined)[] = []
  for (const [index, { model }] of rows.entries()) {
    const state = states[index]
    if (state === false || !speaksOf(model, names)) continue
    fit.push(model)
    if (state === true) return fit
  }
  return [...fit, undefined]
}

function speaksOf({ options }: RolloutRow, names: readonly string[] | undefined): boolean {
  return options === undefined || names === undefined || names.some(name => options.includes(name))
}

const HEIGHT: Readonly<Record<Phase, number>> = { observe: 0, approval: 1, unattended: 2 }

export function lowerPhase(a: Phase, b: Phase): Phase {
  return HEIGHT[a] <= HEIGHT[b] ? a : b
}

/** `cap` lowers what a row grants: for want of a certificate, for a plan of the asker's own making. */
export function phaseOf(program: PolicyProgram, fit: RolloutFit, cap: (row: RolloutRow | undefined) => boolean): Phase {
  return fit
    .map(row => {
      const phase = row?.phase ?? program.model.rollout?.default ?? 'observe'
      return cap(row) ? lowerPhase(phase, 'approval') : phase
    })
    .reduce(lowerPhase)
}

/** Parameters under a fit. Where the rows that may apply disagree, the value is unknown. */
export function parametersUnder(program: PolicyProgram, fit: RolloutFit): ReadonlyMap<string, Slot> {
  if (fit.every(row => row === undefined || Object.keys(row.with).length === 0)) return program.parameters
  return new Map(
    program.model.parameters.map(({ name, type, default: usual }) => {
      const values = fit.map(row => (row !== undefined && Object.hasOwn(row.with, name) ? (row.with[name] ?? usual) : usual))
      const agreed = values.every(value => canonicalJson(value) === canonicalJson(values[0] ?? usual))
      return [name, agreed ? decodeValue(type, values[0] ?? usual) : undefined]
    }),
  )
}
