import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { compilePolicy } from '../../evaluate/program/compile-policy.ts'
import type { PolicyProgram, Program, RowProgram } from '../../evaluate/program/program.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Placeholder } from './placeholders.ts'
import { placeholdersFor, speaksOf, withPlaceholders } from './placeholders.ts'
import { holds, isSame } from './same-expression.ts'
import type { ExpressionSubstitution, Substitution } from './substitution.ts'

/** Program and input as they would be if every substitution were true. */
export interface Premise {
  readonly program: Program
  readonly input: DecisionInput
}

/** Compiles a policy once more, for any number of premises over the same input. `possible`: every substitution that may be asked for. */
export function premises(
  program: Program,
  input: DecisionInput,
  possible: readonly Substitution[],
): (substitutions: readonly Substitution[]) => Premise {
  const placeholders = placeholdersFor(possible.filter(isOfExpression))
  const policy = program.policies.get(input.policy)
  const open = policy === undefined ? undefined : opened(policy, placeholders)
  return substitutions => ({
    program: open === undefined ? program : programUnder(program, open, placeholders, effective(substitutions.filter(isOfExpression))),
    input: substitutions.reduce((changed, one) => (one.kind === 'input' ? one.change(changed) : changed), input),
  })
}

/** With its guard policies, as far as one of them reads what may be another. */
function opened(policy: PolicyProgram, placeholders: readonly Placeholder[]): PolicyProgram {
  const compiled = (one: PolicyProgram): PolicyProgram => {
    const { model, workspace, lifecycle } = one
    const other = withPlaceholders(model, placeholders)
    return other === model ? one : compilePolicy(other, workspace, lifecycle)
  }
  return { ...compiled(policy), guardPolicies: policy.guardPolicies.map(compiled) }
}

function isOfExpression(substitution: Substitution): substitution is ExpressionSubstitution {
  return substitution.kind === 'expression'
}

/** One after the other: where an earlier one has changed a part of what a later one is about, that is read nowhere any more. */
function effective(substitutions: readonly ExpressionSubstitution[]): readonly ExpressionSubstitution[] {
  return substitutions.filter(
    ({ expression, policy }, index) =>
      !substitutions.slice(0, index).some(one => (one.policy === undefined || one.policy === policy) && holds(expression, one.expression)),
  )
}

type Values = ReadonlyMap<string, Slot>

/** Only the policy that decides is looked up in a program; guard policies are joined to it. */
function programUnder(
  program: Program,
  policy: PolicyProgram,
  placeholders: readonly Placeholder[],
  substitutions: readonly ExpressionSubstitution[],
): Program {
  const under = (one: PolicyProgram): PolicyProgram => policyUnder(one, valuesIn(one, placeholders, substitutions))
  return { ...program, policies: new Map([[policy.model.id, { ...under(policy), guardPolicies: policy.guardPolicies.map(under) }]]) }
}

/** A placeholder without a substitution is absent. */
function valuesIn(
  { model }: PolicyProgram,
  placeholders: readonly Placeholder[],
  substitutions: readonly ExpressionSubstitution[],
): Values {
  return new Map(
    placeholders
      .filter(placeholder => speaksOf(placeholder, model))
      .map(({ name, expression, policy }) => {
        const substitution = substitutions.find(one => one.policy === policy && isSame(one.expression, expression))
        return [name, substitution === undefined ? ABSENT : decodeValue(expression.type, substitution.value)]
      }),
  )
}

/** INVARIANT: rows that share the parameters of the policy still do, since who compares them compares maps. */
function policyUnder(policy: PolicyProgram, values: Values): PolicyProgram {
  const parameters = new Map([...policy.parameters, ...values])
  const rowUnder = (row: RowProgram): RowProgram => ({
    ...row,
    parameters: row.parameters === policy.parameters ? parameters : new Map([...row.parameters, ...values]),
  })
  return { ...policy, parameters, rows: policy.rows.map(rowUnder) }
}
