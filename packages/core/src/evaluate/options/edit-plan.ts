import { canonicalJson } from '../../values/canonical-json.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { StepId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Param, Reason } from '../decision.ts'
import type { Edit } from '../decision-input.ts'
import type { PolicyProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { BuiltStep, Candidate } from './candidate.ts'

/**
 * A plan with the edits of a reviewer. An edit holds for every step that has the same parameter with the same value, so that what is
 * one figure to the reviewer stays one.
 */
export function editPlan(program: PolicyProgram, candidate: Candidate, edits: readonly Edit[]): Candidate {
  return edits.reduce((edited, edit) => applyEdit(program, edited, edit), candidate)
}

function applyEdit(program: PolicyProgram, candidate: Candidate, edit: Edit): Candidate {
  const target = candidate.steps.find(({ step }) => step.id === edit.step)
  const value = target === undefined ? undefined : acceptedValue(program, target, edit)
  if (target === undefined || value === undefined) {
    return { ...candidate, built: [...candidate.built, builtIn('edit-refused', 'review', program.queue, { saw: [['param', edit.param]] })] }
  }
  const before = shownParam(target, edit.param)
  const touched = new Set<StepId>()
  const steps = candidate.steps.map(step => {
    if (step !== target && (before === undefined || shownParam(step, edit.param) !== before)) return step
    touched.add(step.step.id)
    return withParam(step, edit, value)
  })
  const plan = { ...candidate.plan, steps: steps.map(({ step }) => step) }
  return { ...candidate, steps, plan, built: candidate.built.filter(reason => !isFilled(reason, edit, touched)) }
}

/** The parameter is editable, by its name or as `action.name`, and the contract takes this value. */
function acceptedValue({ review }: PolicyProgram, { step, action }: BuiltStep, { param, value }: Edit): Slot {
  const editable = review?.model.editable ?? []
  const contract = action !== undefined && Object.hasOwn(action.params, param) ? action.params[param] : undefined
  if (contract === undefined || !(editable.includes(param) || editable.includes(`${step.action}.${param}`))) return undefined
  const decoded = decodeValue(contract.type, value)
  return decoded === ABSENT ? undefined : decoded
}

function shownParam({ step }: BuiltStep, name: string): string | undefined {
  const param: Param | undefined = Object.hasOwn(step.params, name) ? step.params[name] : undefined
  return param?.kind === 'value' ? canonicalJson(param.value) : undefined
}

function withParam(built: BuiltStep, { param, value: json }: Edit, value: Slot): BuiltStep {
  const { step, frame } = built
  const late = new Set(frame.late)
  late.delete(param)
  return {
    ...built,
    step: { ...step, params: { ...step.params, [param]: { kind: 'value', value: json } } },
    frame: { ...frame, values: new Map(frame.values).set(param, value), late },
  }
}

/** What an edit supplies is no longer missing. */
function isFilled({ code, kind, steps, missing }: Reason, { param }: Edit, touched: ReadonlySet<StepId>): boolean {
  return (
    kind === 'built-in' &&
    code === 'parameter-missing' &&
    steps.every(step => touched.has(step)) &&
    missing.every(([path]) => path === `step.${param}`)
  )
}
