import type { ActionModel } from '../../policy/model.ts'
import { optionId, stepId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import type { Measure, Param, Reason } from '../decision.ts'
import type { Action } from '../decision-input.ts'
import type { PolicyProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { AcceptedValue } from './accepted-value.ts'
import { acceptedValue } from './accepted-value.ts'
import type { BuiltStep, Candidate } from './candidate.ts'
import { statedMeasure } from './measure.ts'
import { planOf } from './plan-of.ts'

/** The option as which an asker's own actions are judged. The loader keeps policies from having one of this name. */
export const PROPOSED = 'proposed'

/** Told by what it is, not by its name. */
export function isProposed({ program }: Candidate): boolean {
  return program === undefined
}

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
  const view = { cost: statedMeasure(cost, measures.cost), exposure: statedMeasure(exposure, measures.exposure) }
  const unreadable = (cost !== undefined && view.cost === undefined) || (exposure !== undefined && view.exposure === undefined)
  const id = optionId(PROPOSED)
  return {
    id,
    family: PROPOSED,
    program: undefined,
    says: '',
    option: { id, lets: new Map(), missing: new Map() },
    ...view,
    plan: planOf(
      program,
      id,
      steps.map(({ step }) => step),
      view,
    ),
    steps,
    built: [...built.flatMap(({ reasons }) => reasons), ...(unreadable ? [builtIn('cost-unknown', 'review', program.queue)] : [])],
  }
}

interface ReadAction {
  readonly step: BuiltStep
  readonly reasons: readonly Reason[]
}

/** What the contract does not take is refused, and not shown as a parameter: what is shown is what would be sent. */
function readAction({ workspace, queue }: PolicyProgram, { action: name, params: given }: Action, id: string): ReadAction {
  const action = Object.hasOwn(workspace.actions, name) ? workspace.actions[name] : undefined
  const steps = [stepId(id)]
  if (action === undefined) {
    return {
      step: stepOf(id, name, [], undefined, new Map()),
      reasons: [builtIn('action-unknown', 'deny', queue, { steps, saw: [['action', name]] })],
    }
  }
  const params: [string, Param][] = []
  const values = new Map<string, Slot>()
  const reasons: Reason[] = []
  for (const param of Object.keys(given).sort()) {
    const accepted = readParam(action, param, given[param])
    if (accepted === undefined) reasons.push(builtIn('parameter-invalid', 'deny', queue, { steps, saw: [['param', param]] }))
    else {
      params.push([param, { kind: 'value', value: accepted.json }])
      values.set(param, accepted.value)
    }
  }
  const required = Object.keys(action.params).filter(param => action.params[param]?.optional === false)
  const missing = required.filter(param => !Object.hasOwn(given, param)).sort()
  reasons.push(...missing.map(param => builtIn('parameter-missing', 'deny', queue, { steps, missing: [[`step.${param}`, 'absent']] })))
  return { step: stepOf(id, name, params, action, values), reasons }
}

function stepOf(
  id: string,
  name: string,
  params: readonly (readonly [string, Param])[],
  action: ActionModel | undefined,
  values: ReadonlyMap<string, Slot>,
): BuiltStep {
  const undo = action?.undo
  return {
    step: {
      id: stepId(id),
      action: name,
      params: Object.fromEntries(params),
      safe: action?.safe ?? false,
      ...(undo === undefined ? {} : { undo }),
    },
    certain: true,
    frame: { action: name, values, late: new Set() },
    action,
  }
}

function readParam({ params }: ActionModel, name: string, raw: unknown): AcceptedValue | undefined {
  const type = Object.hasOwn(params, name) ? params[name]?.type : undefined
  return type === undefined ? undefined : acceptedValue(type, raw)
}
