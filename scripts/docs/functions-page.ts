import type { Parameter, Signature } from '../../packages/core/src/policy/function-signatures.ts'
import { FUNCTION_SIGNATURES } from '../../packages/core/src/policy/function-signatures.ts'
import { typeText } from '../../packages/core/src/policy/type-text.ts'
import { FUNCTION_MEANINGS } from './function-meanings.ts'
import { markdownTable } from './markdown-table.ts'

/** What each function takes and gives, from the signatures that the checker uses; what it means is said once, here. */
export function functionsPage(): string {
  const rows = Object.entries(FUNCTION_SIGNATURES).map(([name, signatures]) => [
    signatures.map(signature => `\`${callText(name, signature)}\``).join('<br>'),
    [...new Set(signatures.map(resultText))].join(' or '),
    FUNCTION_MEANINGS[name] ?? '',
  ])
  return markdownTable(['call', 'gives', 'meaning'], rows)
}

function callText(name: string, { parameters, optional = 0, rest }: Signature): string {
  const mandatory = parameters.length - optional
  const texts = parameters.map((parameter, index) => `${parameterText(parameter)}${index < mandatory ? '' : '?'}`)
  return `${name}(${[...texts, ...(rest === true ? ['…'] : [])].join(', ')})`
}

function parameterText(parameter: Parameter): string {
  switch (parameter.is) {
    case 'kind':
      return kindsText(parameter.kinds)
    case 'same':
      return `T: ${kindsText(parameter.kinds)}`
    case 'list':
      return parameter.of === undefined ? 'list' : `list of ${kindsText(parameter.of)}`
    case 'unit':
      return 'unit code'
    case 'arrivals':
      return 'list of arrival'
  }
}

const SETS: readonly (readonly [name: string, kinds: string])[] = [
  ['any', 'number count percent money quantity duration rate date instant probability score bool text id enum'],
  ['ordered', 'number count percent money quantity duration rate date instant probability score'],
  ['additive', 'number count percent money quantity duration'],
  ['number', 'number count percent'],
  ['word', 'text id enum'],
]

function kindsText(kinds: readonly string[]): string {
  const named = SETS.find(([, set]) => set === kinds.join(' '))
  return named?.[0] ?? kinds.join(' or ')
}

function resultText({ result, parameters }: Signature): string {
  switch (result) {
    case 'same':
      return parameters.some(({ is }) => is === 'same') ? 'T' : 'the same'
    case 'list':
      return 'the same list type'
    case 'element':
      return 'an element'
    default:
      return typeText(result)
  }
}
