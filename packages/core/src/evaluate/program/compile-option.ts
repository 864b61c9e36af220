import type { Expression } from '../../policy/expression.ts'
import type { ActionModel, OptionModel, StepModel } from '../../policy/model.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { CompileContext } from '../expression/compile-expression.ts'
import { compileReading, compileTest } from './probe.ts'
import type { EachProgram, OptionProgram, ParamProgram, ParamSource, StepProgram } from './program.ts'

export function compileOption(model: OptionModel, context: CompileContext): OptionProgram {
  const { tells, each, lets, only, steps, cost, exposure } = model
  return {
    model,
    each: each === undefined ? undefined : compileEach(each, context),
    tells: (tells ?? []).map(({ expression }) => compileReading(expression, context)),
    lets: lets.map(({ name, expression }) => ({ name, ...compileReading(expression, context) })),
    only: only.map(condition => ({ id: condition.id, ...compileTest(condition, context) })),
    steps: steps.map(step => compileStep(step, context)),
    cost: cost === undefined ? undefined : compileReading(cost.expression, context),
    exposure: exposure === undefined ? undefined : compileReading(exposure.expression, context),
  }
}

function compileEach({ slot, list, keyField }: NonNullable<OptionModel['each']>, context: CompileContext): EachProgram {
  return { slot, list: compileReading(list, context), keyField }
}

function compileStep(model: StepModel, context: CompileContext): StepProgram {
  const action = Object.hasOwn(context.actions, model.action) ? context.actions[model.action] : undefined
  return {
    model,
    action,
    each: model.each === undefined ? undefined : compileEach(model.each, context),
    when: model.when === undefined ? undefined : compileTest(model.when, context),
    params: model.params.map(([name, expression]) => compileParam(name, expression, context)),
    contract: contractOf(model, action?.params ?? {}),
  }
}

/** As the step names them, then by name: the contract is a record, and no digest tells in which order its parameters were written. */
function contractOf({ params }: StepModel, contract: ActionModel['params']): StepProgram['contract'] {
  const names = new Set([...params.map(([name]) => name), ...Object.keys(contract).sort()])
  return [...names].flatMap(name => {
    const param = Object.hasOwn(contract, name) ? contract[name] : undefined
    return param === undefined ? [] : [{ name, optional: param.optional }]
  })
}

function compileParam(name: string, expression: Expression, context: CompileContext): ParamProgram {
  return { name, type: expression.type, source: compileSource(expression, context) }
}

function compileSource(expression: Expression, context: CompileContext): ParamSource {
  if (expression.op === 'late') return { kind: 'late', step: expression.step, field: expression.field }
  if (expression.op === 'list' && expression.items.some(holdsLate)) {
    return { kind: 'list', items: expression.items.map(item => compileSource(item, context)) }
  }
  return { kind: 'value', reading: compileReading(expression, context) }
}

function holdsLate(expression: Expression): boolean {
  return expression.op === 'late' || (expression.op === 'list' && expression.items.some(holdsLate))
}

/** The type that amounts of this kind have in a policy; a bare zero of it where no option states one. */
export function measureType(expressions: readonly (Expression | undefined)[]): ValueType {
  return expressions.find(expression => expression !== undefined)?.type ?? { kind: 'money' }
}
