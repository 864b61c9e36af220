import { canonicalJson } from '../../values/canonical-json.ts'
import type { StepId } from '../../values/ids.ts'
import type { Param, Reason } from '../decision.ts'
import type { Edit } from '../decision-input.ts'
import type { PolicyProgram } from '../program/program.ts'
import type { AcceptedValue } from './accepted-value.ts'
import { acceptedValue } from './accepted-value.ts'
import type { BuiltStep, Candidate } from './candidate.ts'

/** A plan as a reviewer changed it; `edits` names every step that was. */
export interface Edited {
  readonly kind: 'edited'
  readonly candidate: Candidate
  readonly edits: readonly Edit[]
}

/** One parameter that may not be changed, or not to this, refuses all of it. */
export type EditAnswer = Edited | { readonly kind: 'refused'; readonly param: string }

/**
 * A plan with the edits of a reviewer. An edit names one step; the other steps in which the same parameter may be edited and shows the
 * same value follow, so that what is one figure to the reviewer stays one, and the lines of a `for` keep their own. A step that
 * another edit names follows that one.
 */
export function editPlan(program: PolicyProgram, candidate: Candidate, edits: readonly Edit[]): EditAnswer {
  const contradicted = edits.find(edit => edits.some(other => isSamePlace(edit, other) && !isSameValue(edit, other)))
  if (contradicted !== undefined) return { kind: 'refused', param: contradicted.param }
  return applyEdits(
    program,
    candidate,
    edits.flatMap(edit => [edit, ...followers(program, candidate, edit, edits)]),
  )
}

/** The same where every step that changes is named, as a choice that was shown names them. */
export function applyEdits(program: PolicyProgram, candidate: Candidate, edits: readonly Edit[]): EditAnswer {
  let edited = candidate
  for (const edit of edits) {
    const target = edited.steps.find(({ step }) => step.id === edit.step)
    const accepted = target === undefined || !isEditable(program, target, edit.param) ? undefined : newValue(target, edit)
    if (accepted === undefined) return { kind: 'refused', param: edit.param }
    edited = withEdit(edited, edit, accepted)
  }
  return { kind: 'edited', candidate: edited, edits }
}

function isSamePlace(a: Edit, b: Pick<Edit, 'step' | 'param'>): boolean {
  return a.step === b.step && a.param === b.param
}

function isSameValue(a: Edit, b: Edit): boolean {
  return canonicalJson(a.value) === canonicalJson(b.value)
}

function followers(program: PolicyProgram, { steps }: Candidate, edit: Edit, edits: readonly Edit[]): readonly Edit[] {
  const { param, value } = edit
  const target = steps.find(({ step }) => step.id === edit.step)
  const before = target === undefined ? undefined : shownParam(target, param)
  if (before === undefined) return []
  return steps
    .filter(built => shownParam(built, param) === before && isEditable(program, built, param))
    .map(({ step }) => ({ step: step.id, param, value }))
    .filter(follower => !edits.some(named => isSamePlace(named, follower)))
}

/** `editable` names a parameter, or one action's as `action.name`. */
function isEditable({ review }: PolicyProgram, { step }: BuiltStep, param: string): boolean {
  const editable = review?.model.editable ?? []
  return editable.includes(param) || editable.includes(`${step.action}.${param}`)
}

function newValue({ action }: BuiltStep, { param, value }: Edit): AcceptedValue | undefined {
  const contract = action !== undefined && Object.hasOwn(action.params, param) ? action.params[param] : undefined
  return contract === undefined ? undefined : acceptedValue(contract.type, value)
}

function shownParam({ step }: BuiltStep, name: string): string | undefined {
  const param: Param | undefined = Object.hasOwn(step.params, name) ? step.params[name] : undefined
  return param?.kind === 'value' ? canonicalJson(param.value) : undefined
}

function withEdit(candidate: Candidate, { step: id, param }: Edit, accepted: AcceptedValue): Candidate {
  const edited = (built: BuiltStep) => (built.step.id === id ? withParam(built, param, accepted) : built)
  const steps = candidate.steps.map(edited)
  const shown = new Map(steps.map(({ step }) => [step.id, step]))
  const plan = { ...candidate.plan, steps: candidate.plan.steps.map(step => shown.get(step.id) ?? step) }
  return { ...candidate, steps, plan, built: candidate.built.filter(reason => !isFilled(reason, id, param)) }
}

function withParam(built: BuiltStep, param: string, { value, json }: AcceptedValue): BuiltStep {
  const { step, frame } = built
  const late = new Set(frame.late)
  late.delete(param)
  const missing = new Map(frame.missing)
  missing.delete(`step.${param}`)
  return {
    ...built,
    step: { ...step, params: { ...step.params, [param]: { kind: 'value', value: json } } },
    frame: { ...frame, values: new Map(frame.values).set(param, value), late, missing },
  }
}

/** What an edit supplies is no longer missing. */
function isFilled({ code, kind, steps, saw, missing }: Reason, step: StepId, param: string): boolean {
  if (kind !== 'built-in' || code !== 'parameter-missing' || steps.length !== 1 || steps[0] !== step) return false
  return saw.some(([path, name]) => path === 'param' && name === param) || missing.some(([path]) => path === `step.${param}`)
}
