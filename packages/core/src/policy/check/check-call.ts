import type { FunctionName } from '../expression.ts'
import { FUNCTION_NAMES } from '../expression.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { TermDeclaration } from '../scope.ts'
import type { Syntax } from '../syntax.ts'
import { checkFunction, plural } from './check-function.ts'
import { checkSize } from './check-method.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, checkPart, checkParts, refuse, written } from './checking.ts'
import { suggestName } from './suggest-name.ts'

type Call = Syntax & { readonly kind: 'call' }

/** `f(a, b)`: `has`, `size`, a function of the language, a term with arguments. */
export function checkCall(syntax: Call, checking: Checking): Checked | undefined {
  const { name, args } = syntax
  if (name === 'has') return checkHas(syntax, checking)
  const [only] = args
  if (name === 'size' && only !== undefined && args.length === 1) return checkSize(only, checking)
  const known = FUNCTION_NAMES.find(candidate => candidate === name)
  if (known !== undefined) return checkFunctionCall(known, syntax, checking)
  const term = checking.scope.term(name)
  if (term === 'refused') return undefined
  return term === undefined ? refuseUnknown(syntax, checking) : checkTerm(term, syntax, checking)
}

/** Only what can be absent can be asked for: a path, or a fact. */
function checkHas(syntax: Call, checking: Checking): Checked | undefined {
  const [path, ...more] = syntax.args
  if (path === undefined || more.length > 0 || !['name', 'member', 'index'].includes(path.kind)) {
    return refuse(checking, syntax, 'wrong-arguments', '`has` takes one path', 'write `has(order.cutoff)` or `has(stock[line.itemId])`')
  }
  const of = checkPart(path, checking)
  return of === undefined ? undefined : { expression: { op: 'has', type: BOOL, of } }
}

function checkFunctionCall(name: FunctionName, syntax: Call, checking: Checking): Checked | undefined {
  const args = checkParts(syntax.args, checking)
  return args === undefined ? undefined : checkFunction(name, args, syntax, checking)
}

function checkTerm(term: TermDeclaration, syntax: Call, checking: Checking): Checked | undefined {
  const args = checkParts(syntax.args, checking)
  if (args === undefined) return undefined
  const { parameters } = term
  if (args.length !== parameters.length) {
    const message = `\`${syntax.name}\` takes ${plural(parameters.length, 'argument')} (${parameters.join(', ')}), got ${args.length}`
    return refuse(checking, syntax, 'wrong-arguments', message)
  }
  const bound = term.bind(args.map(({ type }) => type))
  return bound === 'refused' ? undefined : { expression: { op: 'term', type: bound.type, index: bound.index, args } }
}

function refuseUnknown({ name, nameAt, args }: Call, checking: Checking): undefined {
  const names = [...FUNCTION_NAMES, ...checking.scope.names('term'), 'has']
  const [first] = args
  const isMethod = METHODS.has(name) && first !== undefined
  const suggestion = isMethod ? `write \`${written(first, checking).slice(1, -1)}.${name}(…)\`` : suggestName(name, names)
  const isReserved = RESERVED_WORDS.has(name)
  return refuse(checking, nameAt, 'unknown-function', `there is no function \`${name}\``, isReserved ? undefined : suggestion)
}

/** What is called on a list or a text. */
const METHODS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map', 'contains', 'startsWith', 'endsWith'])
