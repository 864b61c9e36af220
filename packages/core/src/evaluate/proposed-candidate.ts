import { decodeValue } from '../values/decode-value.ts'
import { optionId, stepId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { Slot } from '../values/value.ts'
import { ABSENT } from '../values/value.ts'
import type { BuiltStep, Candidate } from './candidate.ts'
import type { Measure, Param, Reason } from './decision.ts'
import type { Action } from './decision-input.ts'
import { amountsOf } from './expand-options.ts'
import { decodeMeasure } from './measure.ts'
import type { PolicyProgram } from './program.ts'
import { builtIn } from './reason.ts'

/** The option as which an asker's own actions are judged. */
export const PROPOSED = 'proposed'

export interface ProposedPlan {
  readonly actions: readonly Action[]
  readonly cost: Measure | undefined
  readonly exposure: Measure | undefined
}

/** A plan that somebody else wrote: its parameters are read by the contracts of its actions, its cost is unknown unless stated. */
export function proposedCandidate(program: PolicyProgram, { actions, cost, exposure }: ProposedPlan): Candidate {
  const built = actions.map((action, index) => readAction(program, action, String(index + 1)))
  const steps = built.map(({ step }) => step)
  const { measures } = program
  const view = {
    cost: cost === undefined ? undefined : decodeMeasure(cost, measures.cost),
    exposure: exposure === undefined ? undefined : decodeMeasure(exposure, measures.exposure),
  }
  const id = optionId(PROPOSED)
  return {
    id,
    family: PROPOSED,
    program: undefined,
    option: { id, lets: new Map(), missing: new Map() },
    ...view,
    plan: { option: id, steps: steps.map(({ step }) => step), ...amountsOf(program, view) },
    steps,
    built: built.flatMap(({ reasons }) => reasons),
  }
}

function readAction(
  program: PolicyProgram,
  { action: name, params }: Action,
  id: string,
): { readonly step: BuiltStep; readonly reasons: readonly Reason[] } {
  const { workspace, queue } = program
  const action = Object.hasOwn(workspace.actions, name) ? workspace.actions[name] : undefined
  const steps = [stepId(id)]
  const values = new Map<string, Slot>()
  const shown: [string, Param][] = []
  const reasons: Reason[] = action === undefined ? [builtIn('action-unknown', 'deny', queue, { steps, saw: [['action', name]] })] : []
  const contract = action?.params ?? {}
  for (const [param, json] of Object.entries(params)) {
    const value = Object.hasOwn(contract, param) ? readParam(contract[param]?.type, json) : undefined
    if (value === undefined) reasons.push(builtIn('parameter-invalid', 'deny', queue, { steps, saw: [['param', param]] }))
    else values.set(param, value)
    shown.push([param, { kind: 'value', value: json }])
  }
  for (const [param, { optional }] of Object.entries(contract)) {
    if (optional || Object.hasOwn(params, param)) continue
    reasons.push(builtIn('parameter-missing', 'deny', queue, { steps, missing: [[`step.${param}`, 'absent']] }))
  }
  const undo = action?.undo
  return {
    step: {
      step: {
        id: stepId(id),
        action: name,
        params: Object.fromEntries(shown),
        safe: action?.safe ?? false,
        ...(undo === undefined ? {} : { undo }),
      },
      certain: true,
      frame: { action: name, values, late: new Set() },
      action,
    },
    reasons,
  }
}

function readParam(type: Parameters<typeof decodeValue>[0] | undefined, json: Json): Slot {
  const value = type === undefined ? undefined : decodeValue(type, json)
  return value === ABSENT ? undefined : value
}
