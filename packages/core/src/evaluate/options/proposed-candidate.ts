import type { ActionModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { optionId, stepId } from '../../values/ids.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Measure, Param, Reason } from '../decision.ts'
import type { Action } from '../decision-input.ts'
import type { PolicyProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { BuiltStep, Candidate } from './candidate.ts'
import { amountsOf } from './expand-options.ts'
import { decodeMeasure } from './measure.ts'

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

interface ReadAction {
  readonly step: BuiltStep
  readonly reasons: readonly Reason[]
}

function readAction({ workspace, queue }: PolicyProgram, { action: name, params }: Action, id: string): ReadAction {
  const action = Object.hasOwn(workspace.actions, name) ? workspace.actions[name] : undefined
  const steps = [stepId(id)]
  if (action === undefined) {
    return {
      step: stepOf(id, name, params, undefined, new Map()),
      reasons: [builtIn('action-unknown', 'deny', queue, { steps, saw: [['action', name]] })],
    }
  }
  const values = new Map<string, Slot>()
  const reasons: Reason[] = []
  for (const [param, json] of Object.entries(params)) {
    const value = readParam(action, param, json)
    if (value === undefined) reasons.push(builtIn('parameter-invalid', 'deny', queue, { steps, saw: [['param', param]] }))
    else values.set(param, value)
  }
  const missing = Object.keys(action.params).filter(param => action.params[param]?.optional === false && !Object.hasOwn(params, param))
  reasons.push(...missing.map(param => builtIn('parameter-missing', 'deny', queue, { steps, missing: [[`step.${param}`, 'absent']] })))
  return { step: stepOf(id, name, params, action, values), reasons }
}

function stepOf(
  id: string,
  name: string,
  params: JsonObject,
  action: ActionModel | undefined,
  values: ReadonlyMap<string, Slot>,
): BuiltStep {
  const undo = action?.undo
  const shown = Object.entries(params).map(([param, value]): [string, Param] => [param, { kind: 'value', value }])
  return {
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
  }
}

function readParam({ params }: ActionModel, name: string, json: Json): Slot {
  const type = Object.hasOwn(params, name) ? params[name]?.type : undefined
  const value = type === undefined ? undefined : decodeValue(type, json)
  return value === ABSENT ? undefined : value
}
