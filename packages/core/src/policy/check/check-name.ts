import { nearestName } from '../../values/nearest-name.ts'
import type { Syntax } from '../syntax.ts'
import { ROOTS } from './check-root.ts'
import type { Checked, Checking } from './checking.ts'
import { refuse } from './checking.ts'

/** A name by itself: a bound variable, the subject, a fact, a `let`, `now`, `site`, `cost`, `exposure`. */
export function checkName(syntax: Syntax & { readonly kind: 'name' }, checking: Checking): Checked | undefined {
  const { name } = syntax
  const variable = checking.variables.get(name)
  if (variable !== undefined) return { expression: { ...variable } }
  const root = ROOTS.get(name)
  if (root !== undefined) {
    const [first] = root.names(checking)
    const suggestion = first === undefined ? undefined : `write \`${name}.${first}\``
    return refuse(checking, syntax, 'unknown-name', `\`${name}\` is read with a name behind it`, suggestion)
  }
  const binding = checking.scope.value(name)
  if (binding === 'refused') return undefined
  if (binding !== undefined) return { ...binding, expression: { ...binding.expression } }
  const elsewhere = ELSEWHERE.get(name)
  if (elsewhere !== undefined) return refuse(checking, syntax, 'not-readable-here', `\`${name}\` cannot be read here`, elsewhere)
  if (LATER.has(name)) return refuse(checking, syntax, 'not-supported-yet', `\`${name}\` is not supported yet`)
  return refuse(checking, syntax, 'unknown-name', `there is no \`${name}\` here`, suggestionFor(name, checking))
}

/** Names that mean something in other places. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['cost', 'guards, gates and rankings read what an option costs'],
  ['exposure', 'guards, gates and rankings read what is at stake with an option'],
  ['site', 'the policy says what its `site` is, and facts and terms read it then'],
])

const LATER: ReadonlySet<string> = new Set(['taken', 'left', 'group', 'decision', 'requester'])

function suggestionFor(name: string, { scope, variables }: Checking): string {
  if (scope.term(name) !== undefined) return `\`${name}\` is a term with arguments: \`${name}(…)\``
  if (scope.parameter(name) !== undefined) return `did you mean \`param.${name}\`?`
  if (scope.option(name) !== undefined) return `did you mean \`option.${name}\`?`
  if (scope.step(name) !== undefined) return `did you mean \`step.${name}\`?`
  const near = nearestName(name, [...variables.keys(), ...scope.names('value'), 'true', 'false'])
  return near === undefined ? `a text stands in quotes: \`'${name}'\`` : `did you mean \`${near}\`?`
}
