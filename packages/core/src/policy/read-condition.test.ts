import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleNode, reading } from './example-node.fixture.ts'
import { EXAMPLE_FACTS, EXAMPLE_LETS, exampleScope } from './example-scope.fixture.ts'
import { FUNCTION_NAMES } from './expression.ts'
import { readExpressionSlot, readTypedSlot } from './expression-slot.ts'
import type { Issue } from './issue.ts'
import { ISSUE_CODES } from './issue-codes.ts'
import { printExpression } from './print-expression.ts'
import { readCondition } from './read-condition.ts'
import { typeText } from './type-text.ts'

const NAMES = { subject: 'order', facts: EXAMPLE_FACTS, lets: EXAMPLE_LETS }

function typeOf(text: string) {
  return reading(text, (node, report) => readTypedSlot(node, exampleScope(), undefined, report))
}

describe('types of what is read', () => {
  test.each([
    ["order.total > '250 EUR'", 'bool'],
    ['order.total > 0', 'bool'],
    ["'250 EUR' < order.total", 'bool'],
    ["labour.utilisation > '95%'", 'bool'],
    ['labour.utilisation > 0.95', 'bool'],
    ["order.cutoff < '2026-03-21T12:00:00Z'", 'bool'],
    ["order.requestedDate == '2026-03-21'", 'bool'],
    ["order.handling > '4h'", 'bool'],
    ["order.tier == 'A'", 'bool'],
    ["order.tier in ['A', 'B']", 'bool'],
    ["order.id in ['SO-1']", 'bool'],
    ["'x' in order.tags", 'bool'],
    ["order.tags.contains('x')", 'bool'],
    ["order.carrierCode.startsWith('FEDEX')", 'bool'],
    ['credit.trust > 0.9', 'bool'],
    ['credit.trust >= param.sureEnough', 'bool'],
    ['order.urgency > 3', 'bool'],
    ['order.total == order.total', 'bool'],
    ['labour.missing || !(labour.utilisation > 0.9)', 'bool'],
    ['credit.asOf', 'instant'],
    ['credit.age > hours(24)', 'bool'],
    ['has(order.cutoff) && has(stock["A"])', 'bool'],
    ['order.lines.all(l, l.open)', 'bool'],
    ['order.lines.exists_one(l, l.open)', 'bool'],
    ['order.lines.filter(l, l.short > 0)', 'list of line'],
    ['order.lines.*.itemId', 'list of id of item'],
    ['shortLines.*.free', 'list of quantity'],
    ['order.lines[0].quantity', 'quantity'],
    ['order.lines.size()', 'count'],
    ['size(order.tags)', 'count'],
    ["stock['A'].available", 'quantity'],
    ["pairs['N']['A'].pickable", 'quantity'],
    ['free(order.nodeId, order.lines[0].itemId)', 'quantity'],
    ['order.total + freight.amount', 'money'],
    ["order.total - '5 EUR'", 'money'],
    ['order.total * 2', 'money'],
    ['2 * order.total', 'money'],
    ['order.total * order.share', 'money'],
    ['order.total / freight.amount', 'number'],
    ['order.total / 2', 'money'],
    ['order.priority + 1', 'number'],
    ['order.lines.size() + order.lines.size()', 'count'],
    ['order.lines.size() - order.lines.size()', 'number'],
    ['order.share * 2', 'number'],
    ['-order.total', 'money'],
    ['-1', 'number'],
    ['bins[0].travel * param.minuteCost', 'money'],
    ['param.minuteCost * 2', 'rate'],
    ['bins[0].handling * order.weight', 'money'],
    ['bins[0].handling * order.weight > order.weight', 'bool'],
    ["order.weight * '12 EUR/KGM'", 'money'],
    ['now + order.handling', 'instant'],
    ["now + '4h'", 'instant'],
    ['order.handling + now', 'instant'],
    ['now - truck', 'duration'],
    ['order.requestedDate + days(14)', 'date'],
    ['order.requestedDate - order.requestedDate', 'duration'],
    ['order.handling + minutes(10) - hours(1)', 'duration'],
    ['order.shipComplete ? order.total : 0', 'money'],
    ["order.shipComplete ? 'x' : order.carrierCode", 'text'],
    ['order.shipComplete ? 1 : order.priority', 'number'],
    ['[order.total, freight.amount, 0]', 'list of money'],
    ['clamp(missing, 0, order.weight)', 'quantity'],
    ['max(0, order.priority)', 'count'],
    ['max(bins.*.travel)', 'duration'],
    ['sum(order.lines.*.quantity)', 'quantity'],
    ['distinct(order.lines.*.itemId)', 'list of id of item'],
    ['cost', 'money'],
    ['site', 'id'],
    ['site.id', 'id'],
    ['event.time', 'instant'],
    ['option.mode', 'enum(AIR, GROUND)'],
    ['step.date', 'date'],
    ['4 EUR', 'money'],
    ['12 EA', 'quantity'],
    ['2%', 'percent'],
    ['4h', 'duration'],
    ['2026-03-21', 'date'],
    ['0.55 EUR/MIN', 'rate'],
    ['0', 'number'],
  ])('%s is %s', (text, expected) => {
    const { result, issues } = typeOf(text)
    expect(issues).toEqual([])
    expect(result === undefined ? undefined : typeText(result.type)).toBe(expected)
  })
})

const CALLS = [
  ['days(2)', 'duration'],
  ['hours(order.priority)', 'duration'],
  ['minutes(0.5)', 'duration'],
  ['sum(bins.*.moveTime)', 'duration'],
  ['min(order.total, freight.amount, cost)', 'money'],
  ['max(order.requestedDate, day(now))', 'date'],
  ['count(order.lines)', 'count'],
  ['distinct(order.tags)', 'list of text'],
  ['abs(order.total - cost)', 'money'],
  ["clamp(order.total, '1 EUR', '5 EUR')", 'money'],
  ['round(order.total, 2)', 'money'],
  ['round(order.share)', 'percent'],
  ["ceilTo(order.weight, '0.5 KGM')", 'quantity'],
  ['ratio(cost, order.total)', 'number'],
  ["convert(order.weight, 'KGM')", 'quantity'],
  ['convert(order.weight, param.minuteCost)', 'quantity'],
  ["coverDate(supply['A'].arrivals, missing)", 'date'],
  ["hasCover(supply['A'].arrivals, missing)", 'bool'],
  ["arriving(supply['A'].arrivals, order.requestedDate)", 'quantity'],
  ["arriving(supply['A'].arrivals, 3)", 'quantity'],
  ["quantity(5, 'EA')", 'quantity'],
  ["dimWeight(order.weight, '6000 CMQ', '0.5 KGM')", 'quantity'],
  ['dimWeight(order.weight, order.weight)', 'quantity'],
  ['inBand(order.weight, order.lines.*.quantity)', 'bool'],
  ["owner('creditStatus')", 'text'],
  ["owner('state', 'picking')", 'text'],
  ['today()', 'date'],
  ['today(site)', 'date'],
  ['day(now, site.id)', 'date'],
  ['addWorkingDays(now, 2)', 'date'],
  ["addWorkingDays(order.requestedDate, 2, 'DC-EAST')", 'date'],
  ['workingTime(now, truck)', 'duration'],
  ['cutoff(site, order.carrierCode, now)', 'instant'],
  ["pickupDate(site, 'FEDEX', now)", 'date'],
  ['isClosed(site.id, today(site.id))', 'bool'],
]

describe('functions', () => {
  test.each(CALLS)('%s is %s', (text, expected) => {
    const { result, issues } = typeOf(text)
    expect(issues).toEqual([])
    expect(result === undefined ? undefined : typeText(result.type)).toBe(expected)
  })

  test('each has a case', () => {
    const called = new Set(CALLS.map(([text = '']) => text.slice(0, text.indexOf('('))))
    expect(FUNCTION_NAMES.filter(name => !called.has(name))).toEqual([])
  })
})

describe('what is wrong, where, and what to do', () => {
  test.each(
    Array.of<readonly [text: string, code: string, at: string, message: string, suggestion?: string]>(
      // Names.
      ['ordr.total > 0', 'unknown-name', 'ordr', 'there is no `ordr` here', 'did you mean `order`?'],
      ['sureEnough > 0.5', 'unknown-name', 'sureEnough', 'there is no `sureEnough` here', 'did you mean `param.sureEnough`?'],
      ['benefit > 0', 'unknown-name', 'benefit', 'there is no `benefit` here', 'did you mean `option.benefit`?'],
      ['date > order.requestedDate', 'unknown-name', 'date', 'there is no `date` here', 'did you mean `step.date`?'],
      ['free > 0', 'unknown-name', 'free', 'there is no `free` here', '`free` is a term with arguments: `free(…)`'],
      ['credit.status == blocked', 'unknown-name', 'blocked', 'there is no `blocked` here', "a text stands in quotes: `'blocked'`"],
      ['order.shipComplete == TRUE', 'unknown-name', 'TRUE', 'there is no `TRUE` here', 'did you mean `true`?'],
      [
        'order.total > param.spendAlone',
        'types-differ',
        'order.total > param.spendAlone',
        'they cannot be compared',
        'limits in several currencies are for a `limit` gate',
      ],
      ['param > 0', 'unknown-name', 'param', '`param` is read with a name behind it', 'write `param.sureEnough`'],
      ['order.totl > 0', 'unknown-field', 'totl', 'an order has no field `totl`', 'did you mean `total`?'],
      [
        'order.lines.itemId',
        'unknown-field',
        'itemId',
        'has no field `itemId`',
        'write `order.lines.*.itemId` for the field of every element',
      ],
      ['order.lines.length > 0', 'unknown-field', 'length', 'has no field `length`', 'write `order.lines.size()`'],
      ['order.lines.len() > 0', 'unknown-function', 'len', 'there is no `.len(…)`', 'write `order.lines.size()`'],
      ['order.lines.size > 0', 'unknown-field', 'size', 'has no field `size`', 'write `order.lines.size()`'],
      ['stock.available > 0', 'unknown-field', 'available', 'is a map of row', 'write `stock[key].available`'],
      ['order.total.amount > 0', 'unknown-field', 'amount', '`order.total` is money and has no field `amount`'],
      ['order.total.missing', 'unknown-field', 'missing', '`order.total` is money'],
      ['order.constructor', 'unknown-field', 'constructor', 'an order has no field'],
      ['order.toString', 'unknown-field', 'toString', 'an order has no field'],
      ['order.lines.*.shrt', 'unknown-field', 'shrt', 'a line has no field', 'did you mean `short`?'],
      ['param.sureEnogh > 0.5', 'unknown-parameter', 'sureEnogh', 'there is no parameter `sureEnogh`', 'did you mean `sureEnough`?'],
      ['option.mod == "AIR"', 'unknown-name', 'mod', 'there is no `let` of an option `mod`', 'did you mean `mode`?'],
      ['step.dat > now', 'unknown-argument', 'dat', 'there is no parameter of these actions `dat`', 'did you mean `date`?'],
      ['event.tme', 'unknown-field', 'tme', 'there is no field of an event `tme`', 'did you mean `time`?'],
      ['result.split', 'unknown-name', 'split', '`result` is read with a step and a field', 'write `result.split.…`'],
      ['result.splt.id', 'unknown-name', 'splt', 'no earlier step is called `splt`', 'did you mean `split`?'],
      ['result.split.released', 'unknown-field', 'released', 'the step `split` does not give `released`', 'one of `releasedOrderId`'],
      ['sqrt(2)', 'unknown-function', 'sqrt', 'there is no function `sqrt`'],
      ['day_s(2)', 'unknown-function', 'day_s', 'there is no function `day_s`', 'did you mean `days`?'],
      ['exists(order.lines)', 'unknown-function', 'exists', 'there is no function', 'write `order.lines.exists(…)`'],
      ['order.total.abs()', 'unknown-function', 'abs', 'there is no `.abs(…)`', 'write `abs(order.total)`'],
      ['order.lines.any(l, l.open)', 'unknown-function', 'any', 'there is no `.any(…)`'],
      [
        'order.ship-complete',
        'unknown-field',
        'ship',
        'an order has no field `ship`',
        '`a-b` is a subtraction; a name is written `shipComplete`',
      ],
      // Types.
      ['order.total', 'not-a-condition', 'order.total', '`order.total` is money, not true or false'],
      ['order.total && true', 'not-a-condition', 'order.total', 'is money, not true or false'],
      ['!order.total', 'not-a-condition', 'order.total', 'is money, not true or false'],
      ['order.lines.all(l, l.quantity)', 'not-a-condition', 'l.quantity', 'is a quantity, not true or false'],
      ['order.total > order.weight', 'types-differ', 'order.total > order.weight', 'they cannot be compared'],
      [
        'order.lines == order.lines',
        'types-differ',
        'order.lines == order.lines',
        'they cannot be compared',
        'compare elements: `.all(x, …)`, `.exists(x, …)`',
      ],
      ["order.tags == 'x'", 'types-differ', "order.tags == 'x'", 'they cannot be compared', 'whether a list has an element is `x in list`'],
      ['order.total > true', 'types-differ', 'true', '`true` is a bool, but money is needed'],
      ['order.id == 5', 'types-differ', '5', '`5` is a number, but an id of order is needed', "write `'5'`"],
      ['order.shipComplete == "true"', 'wrong-literal', '"true"', '`true` is not a bool'],
      [
        'order.cutoff < order.requestedDate',
        'date-and-instant',
        'order.cutoff < order.requestedDate',
        'they cannot be compared',
        'compare dates: the day of an instant is `day(x)`',
      ],
      [
        "order.cutoff < '2026-03-21'",
        'date-and-instant',
        "'2026-03-21'",
        'is a date, and an instant is needed',
        'write the time and its offset, or compare with `day(x)`',
      ],
      [
        "order.requestedDate < '2026-03-21T12:00:00Z'",
        'date-and-instant',
        "'2026-03-21T12:00:00Z'",
        'is an instant, and a date is needed',
        'leave out the time, or use `day(x)`',
      ],
      [
        "now < '2026-03-21T12:00:00'",
        'wrong-literal',
        "'2026-03-21T12:00:00'",
        'has no offset',
        'write `2026-03-21T12:00:00Z` or `2026-03-21T12:00:00+01:00`',
      ],
      [
        'credit.trust > order.priority',
        'confidence-and-number',
        'credit.trust > order.priority',
        'they cannot be compared',
        'a probability or a score compares with its own kind only',
      ],
      ['credit.trust > order.urgency', 'confidence-and-number', 'credit.trust > order.urgency', 'they cannot be compared'],
      ['credit.trust > 2', 'wrong-literal', '2', '`2` is not a probability', 'write it like `0.92`'],
      ['order.total\u00a0> 0', 'odd-blank', '\u00a0', 'a no-break space stands here'],
      ['credit.trust > 60', 'wrong-literal', '60', '`60` is not a probability', 'write `0.60`'],
      ["credit.trust > '7.5%'", 'wrong-literal', "'7.5%'", '`7.5%` is not a probability', 'write `0.075`'],
      ["order.total > '1.000,5 EUR'", 'decimal-comma', "'1.000,5 EUR'", 'decimals stand behind a point', 'write `1000.5 EUR`'],
      ['order.id == order.nodeId', 'impossible-comparison', 'order.id == order.nodeId', 'is an id of order'],
      ["'a' == 'b'", 'impossible-comparison', "'a' == 'b'", 'two constants are compared'],
      ['order.tier in []', 'impossible-comparison', 'order.tier in []', 'nothing is in an empty list'],
      ["credit.status == 'blockd'", 'unknown-enum-value', "'blockd'", '`blockd` is never a value here', 'did you mean `blocked`?'],
      ["order.tier in ['A', 'Z']", 'unknown-enum-value', "'Z'", '`Z` is never a value here', 'one of `A`, `B`, `C`'],
      ["order.tier > 'A'", 'no-order', "order.tier > 'A'", 'which has no order', 'compare with `==` or `in`'],
      ['order.tier in order.total', 'not-a-list', 'order.total', '`in` needs a list'],
      ['"A" in stock', 'not-a-list', 'stock', '`in` needs a list', 'whether a map has a key is `has(map[key])`'],
      ['order.total.*.x', 'not-a-list', 'order.total', '`.*` needs a list'],
      ['order.total.all(x, true)', 'not-a-list', 'order.total', '`all` needs a list'],
      ['order.total.size() > 1', 'not-a-list', 'order.total', 'has no size'],
      ['order.total[0]', 'types-differ', 'order.total[0]', '`[…]` needs a map or a list'],
      ['stock[5].available > 0', 'types-differ', '5', 'a key is text or an id'],
      ['order.lines["a"].open', 'types-differ', '"a"', 'is not a position in a list'],
      ['order.lines[0.5].open', 'types-differ', '0.5', 'is not a position in a list'],
      ['order.total.contains("x")', 'types-differ', 'order.total', '`contains` tests text'],
      [
        'order.shipComplete ? order.total : order.weight',
        'types-differ',
        'order.shipComplete ? order.total : order.weight',
        'the branches differ',
      ],
      ['[order.total, order.weight]', 'types-differ', 'order.weight', 'the elements before are money'],
      // Units.
      ['order.total > 250', 'bare-number', '250', '`250` has no unit and money needs one', 'write it like `250 EUR`'],
      ["order.total > '250'", 'bare-number', "'250'", '`250` has no unit'],
      ['order.total + 5 > 0', 'bare-number', '5', '`5` has no unit'],
      ["order.total > '250 EURO'", 'unknown-currency', "'250 EURO'", '`EURO` is not a currency', 'did you mean `EUR`?'],
      ["order.total > '250 €'", 'unknown-currency', "'250 €'", '`€` is not a currency', 'did you mean `EUR`?'],
      ["order.weight > '5 kg'", 'unknown-unit', "'5 kg'", '`kg` is not a unit', 'did you mean `KGM`?'],
      ["order.weight > '5 EUR'", 'unknown-unit', "'5 EUR'", '`EUR` is not a unit'],
      ["convert(order.weight, 'kg') > 0", 'unknown-unit', "'kg'", '`kg` is not a unit', 'did you mean `KGM`?'],
      ["order.total > '1,000 EUR'", 'thousands-separator', "'1,000 EUR'", 'no separator for thousands', 'write `1000 EUR`'],
      ["order.priority > '0010'", 'leading-zeros', "'0010'", 'has leading zeros'],
      ["order.handling > 'four hours'", 'wrong-literal', "'four hours'", 'is not a duration', 'write it like `4h`'],
      // Arithmetic.
      ['order.total * order.total > 0', 'wrong-arithmetic', 'order.total * order.total', 'they cannot be multiplied'],
      [
        'order.total * order.weight > 0',
        'wrong-arithmetic',
        'order.total * order.weight',
        'they cannot be multiplied',
        'a price per unit is a rate: `12 EUR/EA`',
      ],
      ['order.total + order.weight > 0', 'wrong-arithmetic', 'order.total + order.weight', 'they cannot be added'],
      [
        'order.requestedDate + 14 > today()',
        'wrong-arithmetic',
        'order.requestedDate + 14',
        'they cannot be added',
        'write `days(3)`, `hours(3)` or `minutes(3)`',
      ],
      [
        'now - order.requestedDate > days(1)',
        'wrong-arithmetic',
        'now - order.requestedDate',
        'they cannot be subtracted',
        'the day of an instant is `day(x)`',
      ],
      [
        'order.id + order.id == "x"',
        'wrong-arithmetic',
        'order.id + order.id',
        'they cannot be added',
        'texts are not joined in expressions',
      ],
      [
        'credit.trust * 2 > 1',
        'wrong-arithmetic',
        'credit.trust * 2',
        'they cannot be multiplied',
        'probabilities and scores are compared, not calculated with',
      ],
      ['order.share / order.total > 1', 'wrong-arithmetic', 'order.share / order.total', 'they cannot be divided'],
      ['-order.id == "x"', 'wrong-arithmetic', 'order.id', 'has no negative'],
      // Arguments.
      ['days() > hours(1)', 'wrong-arguments', 'days()', '`days` takes 1 argument, got 0'],
      ['clamp(1, 2) > 0', 'wrong-arguments', 'clamp(1, 2)', '`clamp` takes 3 arguments, got 2'],
      ['day(now, site, 1) == today()', 'wrong-arguments', 'day(now, site, 1)', '`day` takes 1 to 2 arguments, got 3'],
      ['max() > 0', 'wrong-arguments', 'max()', '`max` takes 1 or 2 or more arguments, got 0'],
      ['free(order.nodeId) > 0', 'wrong-arguments', 'free(order.nodeId)', '`free` takes 2 arguments (node, item), got 1'],
      ['days(order.total) > hours(1)', 'wrong-arguments', 'order.total', '`days` needs a number here, and `order.total` is money'],
      ['abs(order.id) > 0', 'wrong-arguments', 'order.id', '`abs` needs a number, money, a quantity or a duration here'],
      [
        'sum(order.tags) > 0',
        'wrong-arguments',
        'order.tags',
        '`sum` needs a list of which each element is a number, money, a quantity or a duration here',
      ],
      ['max(order.total, order.weight) > 0', 'types-differ', 'order.weight', 'is a quantity, but money is needed'],
      ['max(order.total, 5) > 0', 'bare-number', '5', '`5` has no unit'],
      ['coverDate(order.lines, missing) == today()', 'wrong-arguments', 'order.lines', 'a list of rows with `date` and `quantity`'],
      ['has(1)', 'wrong-arguments', 'has(1)', '`has` takes one path'],
      ['has(order.total > 1)', 'wrong-arguments', 'has(order.total > 1)', '`has` takes one path'],
      [
        'order.lines.all(l)',
        'wrong-arguments',
        'order.lines.all(l)',
        '`all` takes a name for the element and an expression',
        'write `.all(x, …)`',
      ],
      ['order.lines.size(1) > 0', 'wrong-arguments', 'order.lines.size(1)', '`size` takes no argument, got 1'],
      ['order.lines.all(order, true)', 'duplicate-name', 'order', '`order` is another value here already', 'give the element its own name'],
      ['order.lines.all(l, order.lines.all(l, l.open))', 'duplicate-name', 'l', '`l` is another value here already'],
      ['order.lines.all(step, true)', 'expression-reserved-word', 'step', 'cannot be a name'],
      [
        'order.lines.map(l, l.id).size() > 0',
        'map-not-here',
        'map',
        'it is not read in expressions',
        'the field of every element is `list.*.field`; a calculated column does the rest',
      ],
      ["{'a': 1}", 'map-not-here', "{'a': 1}", 'a map makes a value'],
      [
        'order.lines.all(a, order.lines.all(b, order.lines.all(c, order.lines.all(d, d.open))))',
        'nested-too-deep',
        'all',
        'at most 3 levels deep',
      ],
      ['order.total > 99999999999999999999999999999999', 'expression-number', '99999999999999999999999999999999', 'has too many digits'],
      ['', 'expression-empty', '', 'an expression is missing'],
    ).map(([text, code, at, message, suggestion]) => ({ text, code, at, message, suggestion })),
  )('$text', ({ text, code, at, message, suggestion }) => {
    const { result, issues } = reading(text, (node, report) => readCondition(node, exampleScope(), report))
    expect(result).toBeUndefined()
    expect(issues[0]).toMatchObject({ code, at, ...(suggestion === undefined ? {} : { suggestion }) })
    expect(issues[0]?.message).toContain(message)
    expect(issues).toHaveLength(1)
    expect(Object.keys(ISSUE_CODES)).toContain(code)
  })

  test('every mistake of an expression is listed', () => {
    const text = "ordr.total > 5 && order.tier == 'Z' || order.totl > now"
    const { issues } = reading(text, (node, report) => readCondition(node, exampleScope(), report))
    expect(issues.map(({ code, at }) => [code, at])).toEqual([
      ['unknown-name', 'ordr'],
      ['unknown-enum-value', "'Z'"],
      ['unknown-field', 'totl'],
    ])
  })

  test('a name whose own declaration has an issue is not reported again', () => {
    for (const text of ['broken > 1', 'broken.x', 'broken(1) > 2', 'max(broken, 1) > 0', '!broken']) {
      expect(reading(text, (node, report) => readCondition(node, exampleScope(), report))).toEqual({ result: undefined, issues: [] })
    }
  })

  test('a leading `=` is taken off with a warning and a fix', () => {
    const issues: Issue[] = []
    const read = readCondition(exampleNode('=order.shipComplete'), exampleScope(), issue => issues.push(issue))
    expect(read?.text).toBe('order.shipComplete')
    expect(issues).toMatchObject([{ code: 'needless-equals', severity: 'warning', fix: '', at: { line: 2, column: 2, endColumn: 3 } }])
  })
})

describe('expected types of expression slots', () => {
  test.each([
    ['order.total', 'measure', []],
    ['0', 'measure', []],
    ['order.share', 'measure', []],
    ['order.cutoff', 'measure', ['types-differ']],
    ['order.id', 'measure', ['types-differ']],
    ['order.cutoff', 'instant', []],
    ['order.requestedDate', 'instant', ['date-and-instant']],
    ["'2026-03-21T12:00:00Z'", 'instant', []],
    ['0', 'money', []],
    ['5', 'money', ['bare-number']],
  ] as const)('%s as %s: %j', (text, expected, codes) => {
    const wanted = expected === 'measure' ? expected : ({ kind: expected } as const)
    const { result, issues } = reading(text, (node, report) => readExpressionSlot(node, exampleScope(), wanted, report))
    expect(issues.map(({ code }) => code)).toEqual(codes)
    expect(result === undefined).toBe(codes.length > 0)
  })
})

describe('map form', () => {
  function conditionOf(yaml: string) {
    const issues: Issue[] = []
    const read = readCondition(exampleNode(yaml), exampleScope(), issue => issues.push(issue))
    return { text: read === undefined ? undefined : printExpression(read.expression, NAMES), issues }
  }

  test.each([
    ['{ credit.status: blocked }', "credit.status == 'blocked'"],
    ['{ credit.status: { not: ok }, order.total: { above: 250 EUR } }', "credit.status != 'ok' && order.total > '250 EUR'"],
    ['{ order.total: { atLeast: 0, below: 5 EUR } }', "order.total >= 0 && order.total < '5 EUR'"],
    ['{ order.total: { atMost: 5.50 EUR } }', "order.total <= '5.5 EUR'"],
    ['{ order.tier: { in: [A, B] } }', "order.tier in ['A', 'B']"],
    ['{ order.tier: { notIn: [A, B] } }', "!(order.tier in ['A', 'B'])"],
    ['{ order.carrierCode: { in: =order.tags } }', 'order.carrierCode in order.tags'],
    ['{ order.priority: { between: [1, 5] } }', 'order.priority >= 1 && order.priority <= 5'],
    ['{ order.share: { above: 2.5% } }', "order.share > '2.5%'"],
    ['{ credit.trust: { below: $sureEnough } }', 'credit.trust < param.sureEnough'],
    ['{ order.requestedDate: { below: "=day(now)" } }', 'order.requestedDate < day(now)'],
    ['{ order.shipComplete: true }', 'order.shipComplete == true'],
    ['{ order.tags: { contains: x } }', "'x' in order.tags"],
    ['{ order.notes: { contains: x } }', "order.notes.contains('x')"],
    ['{ order.tags: { some: x } }', "order.tags.exists(each1, each1 == 'x')"],
    ['{ order.tags: { every: { in: [x, y] } } }', "order.tags.all(each1, each1 in ['x', 'y'])"],
    ['{ order.lines: { some: { short: { above: 0 }, open: true } } }', 'order.lines.exists(each1, each1.short > 0 && each1.open == true)'],
    ['{ order.lines: { every: { serials: { some: { not: x } } } } }', "order.lines.all(each1, each1.serials.exists(each2, each2 != 'x'))"],
    ['{ order: { shipComplete: false, customer: { name: Bob } } }', "order.shipComplete == false && order.customer.name == 'Bob'"],
    ['{ order.customer: { any: [{ name: Bob }, { blocked: true }] } }', "order.customer.name == 'Bob' || order.customer.blocked == true"],
    ['{ any: { order.shipComplete: true, order.priority: 1 } }', 'order.shipComplete == true || order.priority == 1'],
    ['{ all: [{ order.priority: 1 }, { not: { order.tier: A } }] }', "order.priority == 1 && !(order.tier == 'A')"],
    ['{ any: [order.shipComplete, { order.priority: 1 }] }', 'order.shipComplete || order.priority == 1'],
    ['{ order.total: { not: { above: 5 EUR } } }', "!(order.total > '5 EUR')"],
    ['{ "stock[\'A\'].available": { above: 0 } }', "stock['A'].available > 0"],
    ['{ order.lines.size(): 0 }', 'order.lines.size() == 0'],
  ])('%s reads as %s', (yaml, expected) => {
    expect(conditionOf(yaml)).toEqual({ text: expected, issues: [] })
  })

  test.each(
    Array.of<readonly [yaml: string, code: string, column: number, suggestion?: string]>(
      ['{}', 'expression-empty', 2],
      ['{ order.totl: 5 }', 'unknown-field', 4, 'did you mean `total`?'],
      ['{ order.total: { over: 5 EUR } }', 'unknown-operator', 19],
      ['{ order.total: { abov: 5 EUR } }', 'unknown-operator', 19, 'did you mean `above`?'],
      ['{ order.total: { above: 250 } }', 'bare-number', 26],
      ['{ order.tier: Z }', 'unknown-enum-value', 16],
      ['{ order.tier: { in: [A, Z] } }', 'unknown-enum-value', 26],
      ['{ order.tier: [A, B] }', 'wrong-type', 16, 'write `order.tier: { in: [A, B] }`'],
      ['{ order.tier: { not: [A, B] } }', 'wrong-type', 23, 'write `notIn: [A, B]`'],
      ['{ order.tier: { in: A } }', 'wrong-type', 22, 'write `in: [A]`'],
      ['{ order.tier: { above: A } }', 'no-order', 4],
      ['{ order.tier: }', 'wrong-literal', 16],
      ['{ order.total: {} }', 'expression-empty', 17],
      ['{ order.total: { between: [1 EUR] } }', 'wrong-type', 28],
      ['{ order.total: { some: 5 EUR } }', 'not-a-list', 4],
      ['{ order.total: { contains: x } }', 'types-differ', 4],
      ['{ order.total: { above: order.weight } }', 'wrong-literal', 26],
      ['{ order.total: { above: =order.weight } }', 'types-differ', 4],
      ['{ order.total: { above: =order.wei } }', 'unknown-field', 33],
      ['{ order.total: { above: $spendAlon } }', 'unknown-parameter', 26],
      ['{ order.id: 5 }', 'types-differ', 14, "write `'5'`"],
      ['{ order.customer: { nam: Bob } }', 'unknown-field', 22, 'did you mean `name`?'],
      ['{ order.customer: { "1 + 1": 2 } }', 'unknown-field', 22],
      ['{ order.shipComplete ? true : false }', 'yaml-syntax', 2],
      ['{ any: [] }', 'expression-empty', 9],
      ['{ any: [5] }', 'not-a-condition', 10],
      ['{ any: [[]] }', 'wrong-type', 10],
      ['{ order.lines: { some: { some: 5 } } }', 'unknown-field', 27],
    ).map(([yaml, code, column, suggestion]) => ({ yaml, code, column, suggestion })),
  )('$yaml', ({ yaml, code, column, suggestion }) => {
    const { text, issues } = conditionOf(yaml)
    expect(text).toBeUndefined()
    expect(issues).toMatchObject([{ code, at: { line: 2, column }, ...(suggestion === undefined ? {} : { suggestion }) }])
    expect(Object.keys(ISSUE_CODES)).toContain(code)
  })
})

describe('hostile expressions', () => {
  const WORDS = [
    'order',
    'total',
    'lines',
    'stock',
    'credit',
    'l',
    'x',
    'now',
    'param',
    'result',
    'step',
    'free',
    'max',
    'days',
    'has',
    'size',
  ]
  const SIGNS = [
    '.',
    '.*.',
    '(',
    ')',
    '[',
    ']',
    ',',
    ' + ',
    ' - ',
    '-',
    ' * ',
    ' / ',
    ' == ',
    ' < ',
    ' && ',
    ' || ',
    '!',
    ' in ',
    ' ? ',
    ' : ',
  ]
  const CONSTANTS = [
    '0',
    '1.5',
    "'x'",
    "'5 EUR'",
    "'4h'",
    'true',
    "'2026-03-21'",
    '.all(x, ',
    '.filter(l, ',
    '.size()',
    '{',
    '}',
    '__proto__',
    'constructor',
  ]

  test('no soup of words makes the checker throw; nothing is refused in silence', () => {
    const soup = fc.array(fc.constantFrom(...WORDS, ...SIGNS, ...CONSTANTS), { maxLength: 25 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(soup, text => {
        const { result, issues } = reading(text, (node, report) => readCondition(node, exampleScope(), report))
        return (result === undefined) === issues.length > 0
      }),
      { numRuns: 2000 },
    )
  })
})
