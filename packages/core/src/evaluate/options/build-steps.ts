import type { StepId } from '../../values/ids.ts'
import { stepId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Param, Queue, Reason } from '../decision.ts'
import { elementsOf } from '../frame/elements.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { evidenceOf, missingOf } from '../program/probe.ts'
import type { OptionProgram, StepProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { BuiltParam } from './build-param.ts'
import { buildParam } from './build-param.ts'
import type { BuiltStep } from './candidate.ts'

export interface BuiltSteps {
  readonly steps: readonly BuiltStep[]
  /** Of the parameter contract, and of steps that could not be told to belong to the plan. */
  readonly reasons: readonly Reason[]
}

/** Builds the steps of one option in a frame that shows it, and checks them against the contracts of their actions. */
export function buildSteps({ steps: programs }: OptionProgram, frame: Frame, queue: Queue): BuiltSteps {
  const steps: BuiltStep[] = []
  const reasons: Reason[] = []
  const build = (program: StepProgram, id: StepId) => {
    const built = buildStep(program, id, frame, queue)
    if (built.step !== undefined) steps.push(built.step)
    reasons.push(...built.reasons)
  }
  for (const program of programs) {
    if (program.each === undefined) build(program, stepId(program.model.id))
    else reasons.push(...buildEach(program, program.each, frame, queue, build))
  }
  return { steps, reasons }
}

function buildEach(
  program: StepProgram,
  each: NonNullable<StepProgram['each']>,
  frame: Frame,
  queue: Queue,
  build: (program: StepProgram, id: StepId) => void,
): readonly Reason[] {
  const elements = elementsOf(each, frame)
  if (elements === undefined) {
    return [
      builtIn('parameter-missing', 'review', queue, { missing: missingOf(each.list.probe, frame), saw: [['step', program.model.id]] }),
    ]
  }
  for (const [index, { value }] of elements.entries()) {
    frame.variables[each.slot] = value
    build(program, stepId(`${program.model.id}[${index}]`))
  }
  return []
}

function buildStep(
  program: StepProgram,
  id: StepId,
  frame: Frame,
  queue: Queue,
): { readonly step?: BuiltStep; readonly reasons: readonly Reason[] } {
  const belongs = program.when === undefined ? true : program.when.test(frame)
  if (belongs === false) return { reasons: [] }
  const params = new Map(program.params.map(param => [param.name, buildParam(param, frame)]))
  const reasons = contractReasons(program, id, params, queue)
  if (belongs === undefined && program.when !== undefined) {
    reasons.push(builtIn('parameter-missing', 'review', queue, { steps: [id], ...evidenceOf(program.when.probe, frame) }))
  }
  return { step: builtStep(program, id, params, belongs === true), reasons }
}

function builtStep({ model, action }: StepProgram, id: StepId, built: ReadonlyMap<string, BuiltParam>, certain: boolean): BuiltStep {
  const params: Record<string, Param> = {}
  const values = new Map<string, Slot>()
  const missing = new Map<string, readonly Missing[]>()
  let late = NONE_LATE
  for (const [name, one] of built) {
    if (one.param !== undefined) params[name] = one.param
    values.set(name, one.value)
    if (one.late) late = new Set([...late, name])
    if (one.missing.length > 0) missing.set(`step.${name}`, one.missing)
  }
  const safe = action?.safe ?? false
  return {
    step: { id, action: model.action, params, safe, ...(model.undo === undefined ? {} : { undo: model.undo }) },
    certain,
    frame: { action: model.action, values, late, missing },
    action,
  }
}

const NONE_LATE: ReadonlySet<string> = new Set()

/** Unknown: a person looks at it. Absent: optional ones are left out, without a required one the step cannot be sent. */
function contractReasons({ action, model }: StepProgram, id: StepId, built: ReadonlyMap<string, BuiltParam>, queue: Queue): Reason[] {
  if (action === undefined) return [builtIn('action-unknown', 'deny', queue, { steps: [id], saw: [['action', model.action]] })]
  const reasons: Reason[] = []
  for (const [name, { optional }] of Object.entries(action.params)) {
    const param = built.get(name)
    if (param?.param !== undefined) continue
    if (param !== undefined && param.value !== ABSENT) {
      reasons.push(builtIn('parameter-missing', 'review', queue, { steps: [id], saw: [['param', name]], missing: param.missing }))
    } else if (!optional) {
      reasons.push(builtIn('parameter-missing', 'deny', queue, { steps: [id], missing: [[`step.${name}`, 'absent']] }))
    }
  }
  return reasons
}
