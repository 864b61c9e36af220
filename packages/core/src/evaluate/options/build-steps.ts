import type { StepId } from '../../values/ids.ts'
import { stepId } from '../../values/ids.ts'
import { ABSENT } from '../../values/value.ts'
import type { Queue, Reason, Step } from '../decision.ts'
import { elementsOf } from '../frame/elements.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { evidenceOf, missingOf } from '../program/probe.ts'
import type { EachProgram, OptionProgram, StepProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { BuiltParams } from './build-param.ts'
import { buildParam } from './build-param.ts'
import type { BuiltStep } from './candidate.ts'

export interface BuiltSteps {
  readonly steps: BuiltStep[]
  /** Of the parameter contract, and of steps that could not be told to belong to the plan. */
  readonly reasons: Reason[]
}

/** Builds the steps of one option in a frame that shows it, and checks them against the contracts of their actions. */
export function buildSteps({ steps: programs }: OptionProgram, frame: Frame, queue: Queue): BuiltSteps {
  const into: BuiltSteps = { steps: [], reasons: [] }
  for (const program of programs) {
    if (program.each === undefined) buildStep(program, stepId(program.model.id), frame, queue, into)
    else buildEach(program, program.each, frame, queue, into)
  }
  return into
}

function buildEach(program: StepProgram, each: EachProgram, frame: Frame, queue: Queue, into: BuiltSteps): void {
  const elements = elementsOf(each, frame)
  if (elements === undefined) {
    const details = { missing: missingOf(each.list.probe, frame), saw: [['step', program.model.id]] } as const
    into.reasons.push(builtIn('parameter-missing', 'review', queue, details))
    return
  }
  for (const [index, { value }] of elements.entries()) {
    frame.variables[each.slot] = value
    buildStep(program, stepId(`${program.model.id}[${index}]`), frame, queue, into)
  }
}

function buildStep(program: StepProgram, id: StepId, frame: Frame, queue: Queue, into: BuiltSteps): void {
  const belongs = program.when === undefined ? true : program.when.test(frame)
  if (belongs === false) return
  const params: BuiltParams = { shown: {}, values: new Map(), late: undefined, missing: undefined }
  for (const param of program.params) buildParam(param, frame, params)
  into.steps.push(builtStep(program, id, params, belongs === true))
  checkContract(program, id, params, queue, into.reasons)
  if (belongs === undefined && program.when !== undefined) {
    into.reasons.push(builtIn('parameter-missing', 'review', queue, { steps: [id], ...evidenceOf(program.when.probe, frame) }))
  }
}

function builtStep({ model, action }: StepProgram, id: StepId, { shown, values, late, missing }: BuiltParams, certain: boolean): BuiltStep {
  const head = { id, action: model.action, params: shown, safe: action?.safe ?? false }
  const step: Step = model.undo === undefined ? head : { ...head, undo: model.undo }
  return { step, certain, frame: { action: model.action, values, late: late ?? NONE_LATE, missing: missing ?? NONE_MISSING }, action }
}

const NONE_LATE: ReadonlySet<string> = new Set()
const NONE_MISSING: ReadonlyMap<string, readonly Missing[]> = new Map()

/** Unknown: a person looks at it. Absent: optional ones are left out, without a required one the step cannot be sent. */
function checkContract({ action, contract, model }: StepProgram, id: StepId, built: BuiltParams, queue: Queue, reasons: Reason[]): void {
  if (action === undefined) reasons.push(builtIn('action-unknown', 'deny', queue, { steps: [id], saw: [['action', model.action]] }))
  for (const { name, optional } of contract) {
    if (Object.hasOwn(built.shown, name)) continue
    const missing = built.missing?.get(`step.${name}`) ?? []
    if (built.values.has(name) && built.values.get(name) !== ABSENT) {
      reasons.push(builtIn('parameter-missing', 'review', queue, { steps: [id], saw: [['param', name]], missing }))
    } else if (!optional) {
      reasons.push(builtIn('parameter-missing', 'deny', queue, { steps: [id], missing: [[`step.${name}`, 'absent']] }))
    }
  }
}
