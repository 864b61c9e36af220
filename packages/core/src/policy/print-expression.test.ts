import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reading } from './example-node.fixture.ts'
import { EXAMPLE_FACTS, EXAMPLE_LETS, exampleScope } from './example-scope.fixture.ts'
import type { Expression } from './expression.ts'
import { readExpressionSlot } from './expression-slot.ts'
import { printExpression } from './print-expression.ts'

const NAMES = { subject: 'order', facts: EXAMPLE_FACTS, lets: EXAMPLE_LETS }

function read(text: string): Expression {
  const { result, issues } = reading(text, (node, report) => readExpressionSlot(node, exampleScope(), undefined, report))
  if (result === undefined) throw new Error(`${text}: ${issues.map(({ message }) => message).join('; ')}`)
  return result.expression
}

describe('as text', () => {
  test.each([
    ["(order.total)>'250.00 EUR'", "order.total > '250 EUR'"],
    ['order.total > 0.0', 'order.total > 0'],
    ["labour.utilisation > '95%'", "labour.utilisation > '95%'"],
    ['credit.trust > 0.90', 'credit.trust > 0.9'],
    ["order.handling >= 'PT4H'", "order.handling >= '4h'"],
    ['(order.total + cost) * 2 > cost - (cost - cost)', '(order.total + cost) * 2 > cost - (cost - cost)'],
    ['order.total + cost - cost > 0', 'order.total + cost - cost > 0'],
    ['!(labour.missing && has(order.notes))', '!(labour.missing && has(order.notes))'],
    ['labour.missing || labour.missing && credit.missing', 'labour.missing || labour.missing && credit.missing'],
    ['(labour.missing || labour.missing) && credit.missing', '(labour.missing || labour.missing) && credit.missing'],
    ['order.shipComplete == (order.priority > 1)', 'order.shipComplete == (order.priority > 1)'],
    ['order.lines.filter(l,l.open).*.short', 'order.lines.filter(l, l.open).*.short'],
    ['order.lines.exists_one(l,l.open)', 'order.lines.exists_one(l, l.open)'],
    ['order.lines[0].serials.size()', 'order.lines[0].serials.size()'],
    ["order.notes.contains('it\\'s \\\\ \\n')", "order.notes.contains('it\\'s \\\\ \\n')"],
    ['free(order.nodeId,order.lines[0].itemId) > 0', 'free(order.nodeId, order.lines[0].itemId) > 0'],
    ['-order.priority - -1 < 5', '-order.priority - -1 < 5'],
    ['order.shipComplete ? cost : order.total', 'order.shipComplete ? cost : order.total'],
    ['(order.shipComplete ? cost : order.total) > 0', '(order.shipComplete ? cost : order.total) > 0'],
    ["now - '2026-03-21T12:00:00+01:00' > credit.age", "now - '2026-03-21T11:00:00.000Z' > credit.age"],
    ['event.time < now && site == order.nodeId', 'event.time < now && site == order.nodeId'],
  ])('%s is printed as %s', (text, expected) => {
    expect(printExpression(read(text), NAMES)).toBe(expected)
  })
})

/** Expression texts that check, by type. */
const texts = fc.letrec<Record<'bool' | 'money' | 'number' | 'duration' | 'instant' | 'date' | 'lines' | 'text' | 'quantity', string>>(
  tie => {
    const inside = (first: string, ...rest: readonly (readonly [keyof typeof kinds, string])[]) =>
      fc
        .tuple(...rest.map(([kind]) => tie(kind)))
        .map(parts => parts.reduce((text, part, index) => `${text}(${part})${rest[index]?.[1] ?? ''}`, first))
    const kinds = { bool: 0, money: 0, number: 0, duration: 0, instant: 0, date: 0, lines: 0, text: 0, quantity: 0 } as const
    const some = (...choices: readonly fc.Arbitrary<string>[]) => fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...choices)
    const one = (...choices: readonly string[]) => fc.constantFrom(...choices)
    const relation = one('==', '!=', '<', '<=', '>', '>=')
    const compared = (kind: keyof typeof kinds) =>
      fc.tuple(tie(kind), relation, tie(kind)).map(([left, sign, right]) => `(${left}) ${sign} (${right})`)
    return {
      bool: some(
        one(
          'labour.missing',
          'has(order.cutoff)',
          "order.tier == 'A'",
          "order.carrierCode in ['X', 'Y']",
          "'x' in order.tags",
          "cost > '5 EUR'",
        ),
        inside('!', ['bool', '']),
        inside('', ['bool', ' && '], ['bool', '']),
        inside('', ['bool', ' || '], ['bool', '']),
        inside('', ['bool', ' ? '], ['bool', ' : '], ['bool', '']),
        ...(['money', 'number', 'duration', 'instant', 'date', 'quantity'] as const).map(compared),
        fc.tuple(tie('lines'), one('all', 'exists', 'exists_one')).map(([list, name]) => `(${list}).${name}(v, v.short > 0 && v.open)`),
        inside('', ['text', ".startsWith('a')"]),
      ),
      money: some(
        one('order.total', 'cost', "(order.shipComplete ? cost : '5 EUR')", 'bins[0].travel * param.minuteCost'),
        inside('', ['money', ' + '], ['money', '']),
        inside('', ['money', ' - '], ['money', '']),
        inside('', ['money', ' * '], ['number', '']),
        inside('', ['money', ' / '], ['number', '']),
        inside('-', ['money', '']),
        inside('max(0, cost, ', ['money', ')']),
      ),
      number: some(
        one('order.priority', 'order.share', 'order.tags.size()'),
        inside('1.50 + ', ['number', '']),
        inside('', ['number', ' * '], ['number', ' - 3']),
        inside('', ['money', ' / '], ['money', '']),
        inside('ratio(', ['quantity', ', '], ['quantity', ')']),
        inside('', ['lines', '.size()']),
      ),
      duration: some(
        one('order.handling', 'credit.age', 'hours(2)'),
        inside('', ['duration', " + '4h'"]),
        inside('', ['instant', ' - now']),
      ),
      instant: some(one('now', 'order.cutoff', 'event.time', 'credit.asOf'), inside('', ['instant', ' + '], ['duration', ''])),
      date: some(one('order.requestedDate', 'today()', 'step.date'), inside('day(', ['instant', ')']), inside('', ['date', ' - days(2)'])),
      lines: some(one('order.lines', 'shortLines'), inside('', ['lines', ".filter(f, f.free > '5 EA')"])),
      text: some(one('order.carrierCode', 'order.customer.name', 'order.notes')),
      quantity: some(
        one('missing', "stock['A'].available", "pairs['N']['A'].pickable", 'order.lines[0].short', 'sum(shortLines.*.quantity)'),
        inside('clamp(', ['quantity', ', 0, missing)']),
        inside('free(order.nodeId, order.lines[0].itemId) - ', ['quantity', '']),
      ),
    }
  },
)

test('what is printed reads back as the same expression', () => {
  fc.assert(
    fc.property(fc.oneof(texts.bool, texts.money, texts.number, texts.date, texts.lines, texts.quantity), text => {
      fc.pre(text.length < 1500)
      const { result } = reading(text, (node, report) => readExpressionSlot(node, exampleScope(), undefined, report))
      // Deep ones are refused.
      fc.pre(result !== undefined)
      if (result === undefined) return
      const printed = printExpression(result.expression, NAMES)
      expect(read(printed)).toEqual(result.expression)
    }),
    { numRuns: 1000 },
  )
})
