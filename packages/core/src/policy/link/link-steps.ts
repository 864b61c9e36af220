import type { ValueType } from '../../values/value-type.ts'
import type { ActionModel, StepModel } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import type { Document } from '../schema/document.ts'
import type { OptionDocument, StepDocument } from '../schema/option-schema.ts'
import { STEP_WORDS } from '../schema/option-schema.ts'
import type { Binding } from '../scope.ts'
import type { LinkedEach } from './link-each.ts'
import { linkEach } from './link-each.ts'
import { linkStepArguments } from './link-step-arguments.ts'
import { linkUndo } from './link-undo.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import { policyScope } from './policy-scope.ts'
import { unknownName } from './unknown-name.ts'

/** The steps of one option while they are linked, in order: later steps read results of earlier ones. */
export interface StepPlace {
  readonly space: PolicyNamespace
  readonly document: Document<'policy'>
  readonly variables: ReadonlyMap<string, Binding | 'refused'>
  readonly option: ReadonlyMap<string, ValueType | 'refused'>
  readonly late: Map<string, ReadonlyMap<string, ValueType> | 'refused'>
}

export function linkSteps(
  space: PolicyNamespace,
  document: Document<'policy'>,
  option: OptionDocument,
  variables: ReadonlyMap<string, Binding | 'refused'>,
  lets: ReadonlyMap<string, ValueType | 'refused'>,
): readonly StepModel[] {
  const place: StepPlace = { space, document, variables, option: lets, late: new Map() }
  return option.do.flatMap((step, index) => {
    const model = linkStep(place, step, String(index + 1))
    return model === undefined ? [] : [model]
  })
}

/** The key of a step that is its action: the only one that is not a word of the step. */
export function actionOf(step: StepDocument): string | undefined {
  const actions = Object.keys(step).filter(key => !STEP_WORDS.has(key))
  return actions.length === 1 ? actions[0] : undefined
}

function linkStep(place: StepPlace, step: StepDocument, position: string): StepModel | undefined {
  const { space, document } = place
  const name = actionOf(step)
  const action = name === undefined ? undefined : space.catalogue.actions.get(name)
  if (action === undefined && step.as !== undefined) place.late.set(step.as, 'refused')
  if (name === undefined) return refuseStep(place, step)
  if (action === undefined) {
    return unknownName(space.report, 'unknown-action', document.sources.keyAt(step, name), 'action', name, space.catalogue.actions.keys())
  }
  const outer = policyScope(space, { variables: place.variables, option: place.option })
  const each = step.for === undefined ? undefined : linkEach(space, document.sources.node(step, 'for'), outer)
  const inner = { ...place, variables: withEach(place.variables, each) }
  const when = linkWhen(inner, step)
  const params = linkStepArguments(inner, step, action)
  noteResults(place, step, action)
  const undo = linkUndo(place, step, action)
  return {
    id: step.as ?? position,
    action: name,
    params,
    ...(each?.model === undefined ? {} : { each: each.model }),
    ...(when === undefined ? {} : { when }),
    ...(undo === undefined ? {} : { undo }),
  }
}

function withEach(variables: StepPlace['variables'], each: LinkedEach | undefined): StepPlace['variables'] {
  return each === undefined ? variables : new Map([...variables, each.variable])
}

function refuseStep({ space, document }: StepPlace, step: StepDocument): undefined {
  const keys = Object.keys(step).filter(key => !STEP_WORDS.has(key))
  const stray = keys.find(key => !key.includes('.'))
  const at = document.sources.keyAt(step, stray ?? Object.keys(step)[0] ?? '')
  if (keys.length === 0) return refuse(space.report, 'wrong-step', at, 'a step names its action', 'write `order.hold: { … }`')
  if (stray !== undefined) return unknownName(space.report, 'unknown-key', at, 'word of a step', stray, STEP_WORDS)
  return refuse(space.report, 'wrong-step', at, 'a step has one action', 'start the next step with `-`')
}

function linkWhen({ space, document, variables, option }: StepPlace, step: StepDocument): StepModel['when'] {
  if (!document.sources.has(step, 'when')) return undefined
  const node = document.sources.node(step, 'when')
  const scope = policyScope(space, { variables, option })
  return reading(space.report, node.at, report => readCondition(node, scope, report))
}

/** What the step gives can be read from here on. */
function noteResults({ space, document, late }: StepPlace, step: StepDocument, action: ActionModel): void {
  if (step.as === undefined) return
  const at = document.sources.at(step, 'as')
  if (late.has(step.as)) refuse(space.report, 'duplicate-id', at, `another step of this option is called \`${step.as}\``)
  else if (step.for !== undefined) refuse(space.report, 'wrong-step', at, 'a step with `for` has many results and no `as`')
  late.set(step.as, new Map(Object.entries(action.gives)))
}
