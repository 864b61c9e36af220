import { test } from 'vitest'
import type { FileName } from '../workspace.fixture.ts'
import { everyNth, expectTotal } from './expect-total.fixture.ts'
import { changedAt, pathsOf, TREES, withFile } from './wrong-values.fixture.ts'

const clock = (): number => performance.now()

const STEP = Number(process.env['LAWS'] ?? 0) > 2_000 ? 13 : 89

const WITH_EXPRESSIONS: ReadonlySet<FileName> = new Set(['stock.terms.yaml', 'release.policy.yaml', 'release.rollout.yaml'])

const EXPRESSIONS: readonly string[] = [
  '('.repeat(4000),
  `${'('.repeat(1000)}1${')'.repeat(1000)}`,
  '!'.repeat(4000),
  '-'.repeat(4000),
  `1${' + 1'.repeat(1000)}`,
  `[${'['.repeat(500)}`,
  `order${'.x'.repeat(2000)}`,
  `${'f('.repeat(1000)}`,
  `order.lines${'.filter(l, true)'.repeat(200)}.size() > 0`,
  'order.lines.all(a, order.lines.all(b, order.lines.all(c, order.lines.all(d, order.lines.all(e, a == e)))))',
  'order.lines.exists(order, order.id == order)',
  'order.__proto__ == order.constructor',
  'order["__proto__"]["constructor"]',
  '__proto__',
  'constructor.constructor("x")()',
  'toString() == valueOf()',
  'has(order) && has(has(order.id))',
  'order.total.missing.missing.age.asOf',
  '9'.repeat(3000),
  `0.${'1'.repeat(3000)} > 0`,
  '1e999 == -1e999 && 0x1F == 1u',
  '1 / 0 > 0 / 0',
  `'${'x'.repeat(4000)}' == order.id`,
  "order.id.matches('(a+)+$')",
  '"\\ud800" == order.id',
  '\u0000',
  '\ud800',
  'оrder.total > 1',
  "order.total > '1 EUR' //",
  '/* x */ true',
  '{"a": {"b": order}}',
  '[1, "x", true, null, order]',
  'order.lines.map(l, l).map(m, m)',
  '$sure',
  '=$sure',
  '==',
  '= = true',
  '?:',
  'true ? 1 : "x"',
  "'9999999999999999999999999999999 EUR' > cost",
  'days(999999999999999999999) > days(-1)',
  'addWorkingDays(now, 99999999999, site) == now',
  'sum([]) + min([]) > max([])',
  'result.split.x == step.y && option.z == param.w && event.v == 1',
]

test.each(TREES.filter(([name]) => WITH_EXPRESSIONS.has(name)))(
  'whatever expression stands anywhere in %s, it compiles or has issues',
  (name, tree) => {
    const cases = pathsOf(tree).flatMap(path =>
      EXPRESSIONS.flatMap(text => [
        { path, text },
        { path, text: `=${text}` },
      ]),
    )
    for (const { path, text } of everyNth(cases, STEP)) {
      expectTotal(
        withFile(
          name,
          changedAt(tree, path, () => text),
        ),
        `${name} ${path.join('.')}: ${text.slice(0, 60)}`,
        clock,
      )
    }
  },
)
