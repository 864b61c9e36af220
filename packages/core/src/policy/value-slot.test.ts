import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ValueType } from '../values/value-type.ts'
import { exampleNode } from './example-node.fixture.ts'
import { EXAMPLE_FACTS, EXAMPLE_LETS, exampleScope, exampleType } from './example-scope.fixture.ts'
import type { Expression } from './expression.ts'
import type { Issue } from './issue.ts'
import { printExpression } from './print-expression.ts'
import { readCondition } from './read-condition.ts'
import type { Scope } from './scope.ts'
import type { SourceNode } from './source-node.ts'
import { readLimitSlot, readValueSlot } from './value-slot.ts'
import { readYaml } from './yaml/read-yaml.ts'

const NAMES = { subject: 'order', facts: EXAMPLE_FACTS, lets: EXAMPLE_LETS }

type Reader = (node: SourceNode, scope: Scope, type: ValueType, report: (issue: Issue) => void) => Expression | undefined

function read(yaml: string, type: string | undefined, reader: Reader = readValueSlot) {
  const issues: Issue[] = []
  const report = (issue: Issue) => void issues.push(issue)
  const node = exampleNode(yaml)
  const scope = exampleScope()
  const value = type === undefined ? readValueSlot(node, scope, type, report) : reader(node, scope, exampleType(type), report)
  return { text: value === undefined ? undefined : printExpression(value, NAMES), issues }
}

describe('values', () => {
  test.each<readonly [yaml: string, type: string | undefined, text: string]>([
    ['NO_STOCK', 'text', "'NO_STOCK'"],
    ['=order.id', 'id of order', 'order.id'],
    ['[=order.id]', 'list of id of order', '[order.id]'],
    ['[]', 'list of id of order', '[]'],
    ['=order.lines.*.itemId', 'list of id of item', 'order.lines.*.itemId'],
    ['=shortLines.*.free', 'list of quantity', 'shortLines.*.free'],
    ['=result.split.releasedOrderId', 'id of order', 'result.split.releasedOrderId'],
    ['$sureEnough', 'probability', 'param.sureEnough'],
    ['60d', 'duration', "'60d'"],
    ['250 EUR', 'money', "'250 EUR'"],
    ['=0', 'money', '0'],
    ['"=order.shipComplete ? order.total : \'5 EUR\'"', 'money', "order.shipComplete ? order.total : '5 EUR'"],
    ['=bins[0].handling * order.weight', 'quantity', 'bins[0].handling * order.weight'],
    ["\"=order.lines.map(l, {'id': l.id, 'n': l.quantity})\"", undefined, "order.lines.map(l, {'id': l.id, 'n': l.quantity})"],
    ['{ id: =order.customer.id, name: Bob }', 'customer', "{'id': order.customer.id, 'name': 'Bob'}"],
    ['{ A: 5 EA, B: =missing }', 'map of quantity', "{'A': '5 EA', 'B': missing}"],
    ['{ a: 1, b: [x, y], c: true }', undefined, "{'a': 1, 'b': ['x', 'y'], 'c': true}"],
    ['=[order.total, 0]', 'list of money', '[order.total, 0]'],
  ])('%s as %s', (yaml, type, text) => {
    expect(read(yaml, type)).toEqual({ text, issues: [] })
  })

  test.each<readonly [yaml: string, type: string | undefined, code: string, column: number]>([
    ['=order.totl', 'money', 'unknown-field', 9],
    ['=', 'money', 'expression-empty', 3],
    ['=order.shipComplete ? order.total : 0', 'money', 'yaml-syntax', 2],
    ['=order.total', 'quantity', 'types-differ', 3],
    ['=order.id', 'id of node', 'types-differ', 3],
    ['=order.total +', 'money', 'expression-syntax', 16],
    ['$sureEnogh', 'probability', 'unknown-parameter', 2],
    ['$', 'probability', 'unknown-parameter', 2],
    ['$sureEnough', 'money', 'types-differ', 2],
    ['5', 'money', 'bare-number', 2],
    ['[5 EUR, =order.weight]', 'list of money', 'types-differ', 11],
    ['=order.lines', 'list of id of line', 'types-differ', 3],
    ['order.id', 'list of text', 'wrong-literal', 2],
    ['{ id: C1, nam: x, name: y }', 'customer', 'unknown-field', 12],
    ['{ id: C1 }', 'customer', 'missing-field', 2],
    ['"={\'id\': order.customer.id}"', 'customer', 'missing-field', 4],
    ['=result.splt.x', 'id', 'unknown-name', 10],
  ])('%s as %s is refused', (yaml, type, code, column) => {
    const { text, issues } = read(yaml, type)
    expect(text).toBeUndefined()
    expect(issues).toMatchObject([{ code, at: { line: 2, column } }])
  })
})

describe('a value that reads like an expression', () => {
  test.each([
    { yaml: 'order.id', type: 'id of order', warned: true },
    { yaml: 'shortLines.*.id', type: 'text', warned: true },
    { yaml: '"order.id"', type: 'id of order', warned: false },
    { yaml: 'nothing.known', type: 'text', warned: false },
    { yaml: 'order', type: 'text', warned: false },
    { yaml: 'NO.STOCK', type: 'text', warned: false },
  ])('$yaml as $type: warned $warned', ({ yaml, type, warned }) => {
    const codes = read(yaml, type).issues.map(({ code, severity }) => [code, severity])
    expect(codes).toEqual(warned ? [['missing-equals', 'warning']] : [])
  })
})

describe('limits', () => {
  test.each([
    ['250 EUR', 'money', "'250 EUR'"],
    ['[250 EUR, 275 USD]', 'money', "['250 EUR', '275 USD']"],
    ['$spendAlone', 'money', 'param.spendAlone'],
    ['=order.total * 2', 'money', 'order.total * 2'],
    ['30%', 'number', '0.3'],
    ['0.3', 'percent', "'30%'"],
  ])('%s', (yaml, type, text) => {
    expect(read(yaml, type, readLimitSlot)).toEqual({ text, issues: [] })
  })

  test.each([
    ['250', 'money', 'bare-number'],
    ['$sureEnough', 'money', 'types-differ'],
    ['$nothing', 'money', 'unknown-parameter'],
  ])('%s is refused', (yaml, type, code) => {
    expect(read(yaml, type, readLimitSlot).issues).toMatchObject([{ code }])
  })
})

describe('hostile values', () => {
  const words = fc.constantFrom(
    'order.total',
    '=order.lines',
    '$largest',
    'all',
    'any',
    'not',
    'in',
    'above',
    'some',
    'between',
    'order',
    'lines',
    '5 EUR',
    '',
  )
  const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(words, fc.string({ unit: 'binary', maxLength: 8 }), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(words, fc.string({ maxLength: 8 })), tie('tree'), { maxKeys: 3, noNullPrototype: false }),
    ),
  }))
  const TYPES = ['money', 'bool', 'id', 'list of money', 'customer', 'map of list of count', 'enum(A, B)', undefined]

  test('no document makes a reader throw; nothing is refused in silence', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(...TYPES), (value, type) => {
        const issues: Issue[] = []
        const report = (issue: Issue) => void issues.push(issue)
        const node = readYaml('hostile.yaml', `{"value": ${JSON.stringify(value)}}`, report)?.entries[0]?.value
        if (node === undefined) return issues.length > 0
        const condition = readCondition(node, exampleScope(), report) !== undefined
        const slot = readValueSlot(node, exampleScope(), type === undefined ? undefined : exampleType(type), report) !== undefined
        return (condition && slot) || issues.length > 0
      }),
      { numRuns: 500 },
    )
  })
})
