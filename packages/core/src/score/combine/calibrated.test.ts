import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDecimal } from '../../values/decimal-text.ts'
import { calibrated } from './calibrated.ts'
import type { CalibrationMap } from './calibration-map.ts'
import { readCalibrationMap } from './calibration-map.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'

const KNOTS: CalibrationMap = {
  kind: 'isotonic',
  knots: [
    { raw: '0.2', calibrated: '0.1' },
    { raw: '0.5', calibrated: '0.1' },
    { raw: '0.8', calibrated: '0.7' },
    { raw: '0.9', calibrated: '0.700001' },
  ],
}
/** Would lift what the scorer rules out, if it were level below its first knot. */
const HIGH: CalibrationMap = {
  kind: 'isotonic',
  knots: [
    { raw: '0.5', calibrated: '0.9' },
    { raw: '0.9', calibrated: '0.95' },
  ],
}
const PLATT: CalibrationMap = { kind: 'platt', a: 0.646258532634, b: 1.987510807581 }
const COOL: CalibrationMap = { kind: 'temperature', temperature: 2.97458658 }
const SAME: CalibrationMap = { kind: 'platt', a: 1, b: 0 }

test.each<[CalibrationMap, raw: string, mapped: string]>([
  [KNOTS, '0', '0'],
  [KNOTS, '0.199999', '0'],
  [KNOTS, '0.2', '0.1'],
  [KNOTS, '0.35', '0.1'],
  [KNOTS, '0.5', '0.1'],
  [KNOTS, '0.65', '0.4'],
  [KNOTS, '0.8', '0.7'],
  // A ninth of a millionth more than 0.7 is cut.
  [KNOTS, '0.85', '0.7'],
  [KNOTS, '0.9', '0.700001'],
  [KNOTS, '1', '0.700001'],
  [HIGH, '0', '0'],
  [HIGH, '0.499999', '0'],
  [HIGH, '0.5', '0.9'],
  // σ(0.646258532634 · ln(x / (1 − x)) + 1.987510807581), computed apart in thirty digits.
  [PLATT, '0.1', '0.638194'],
  [PLATT, '0.5', '0.879479'],
  [PLATT, '0.9', '0.967937'],
  [COOL, '0.95', '0.729061'],
  [PLATT, '0', '0'],
  [PLATT, '1', '1'],
  // Certain only where the scorer was.
  [{ kind: 'platt', a: 100, b: 0 }, '0.999999', '0.999999'],
  [{ kind: 'platt', a: 100, b: 0 }, '0.000001', '0'],
  [SAME, '0.5', '0.5'],
  [{ kind: 'temperature', temperature: 2 }, '0.8', '0.666666'],
  [COOL, '0.5', '0.5'],
])('%j maps %s to %s', (map, raw, mapped) => {
  expect(readCalibrationMap(map).apply(raw)).toBe(mapped)
})

test.each<[string, CalibrationMap]>([
  [
    'falls',
    {
      kind: 'isotonic',
      knots: [
        { raw: '0.1', calibrated: '0.5' },
        { raw: '0.9', calibrated: '0.4' },
      ],
    },
  ],
  [
    'has two values at one place',
    {
      kind: 'isotonic',
      knots: [
        { raw: '0.5', calibrated: '0.4' },
        { raw: '0.5', calibrated: '0.6' },
      ],
    },
  ],
  [
    'runs backwards',
    {
      kind: 'isotonic',
      knots: [
        { raw: '0.9', calibrated: '0.4' },
        { raw: '0.1', calibrated: '0.6' },
      ],
    },
  ],
  [
    'leaves [0, 1]',
    {
      kind: 'isotonic',
      knots: [
        { raw: '0', calibrated: '0' },
        { raw: '1', calibrated: '1.1' },
      ],
    },
  ],
  [
    'has more than six places',
    {
      kind: 'isotonic',
      knots: [
        { raw: '0', calibrated: '0' },
        { raw: '1', calibrated: '0.9999999' },
      ],
    },
  ],
  [
    'is not made of numbers',
    {
      kind: 'isotonic',
      knots: [
        { raw: 'low', calibrated: '0' },
        { raw: '1', calibrated: '1' },
      ],
    },
  ],
  ['falls by its slope', { kind: 'platt', a: -1, b: 0 }],
  ['is level', { kind: 'platt', a: 0, b: 0 }],
  ['has no offset', { kind: 'platt', a: 1, b: Number.NaN }],
  ['is turned by its temperature', { kind: 'temperature', temperature: -2 }],
  ['has no temperature', { kind: 'temperature', temperature: 0 }],
  ['is too hot for a number', { kind: 'temperature', temperature: Number.POSITIVE_INFINITY }],
])('a map that %s is refused when it is made', (_name, map) => {
  expect(() => calibrated(scripted('model', { throws: '' }), map)).toThrow(RangeError)
})

test.each<[string, unknown]>([
  ['no kind', { knots: [] }],
  ['a kind that is none', { kind: 'other' }],
  ['no knots', { kind: 'isotonic' }],
  ['knots that are no list', { kind: 'isotonic', knots: { raw: '0', calibrated: '0' } }],
  ['an empty list of knots', { kind: 'isotonic', knots: [] }],
  ['one knot', { kind: 'isotonic', knots: [{ raw: '0.5', calibrated: '0.9' }] }],
  ['a knot that is nothing', { kind: 'isotonic', knots: [{ raw: '0', calibrated: '0' }, null] }],
  [
    'numbers for texts',
    {
      kind: 'isotonic',
      knots: [
        { raw: 0, calibrated: 0 },
        { raw: 1, calibrated: 1 },
      ],
    },
  ],
  ['a text for a number', { kind: 'platt', a: '1', b: 0 }],
])('a map out of a file with %s is refused when it is made', (_name, map) => {
  const read: CalibrationMap = JSON.parse(JSON.stringify(map))
  expect(() => calibrated(scripted('model', { throws: '' }), read)).toThrow(RangeError)
})

const inMillionths = fc.integer({ min: 0, max: 1_000_000 })
const anyMap: fc.Arbitrary<CalibrationMap> = fc.oneof(
  fc
    .tuple(fc.uniqueArray(inMillionths, { minLength: 2, maxLength: 8 }), fc.array(inMillionths, { minLength: 8, maxLength: 8 }))
    .map(([raws, values]): CalibrationMap => {
      const sorted = [...values].sort((a, b) => a - b)
      const knots = [...raws]
        .sort((a, b) => a - b)
        .map((raw, index) => ({ raw: formatDecimal(raw), calibrated: formatDecimal(sorted[index] ?? 0) }))
      const [first = { raw: '0', calibrated: '0' }, second = { raw: '1', calibrated: '1' }, ...rest] = knots
      return { kind: 'isotonic', knots: [first, second, ...rest] }
    }),
  fc.record({
    kind: fc.constant('platt' as const),
    a: fc.double({ min: 0.01, max: 50, noNaN: true }),
    b: fc.double({ min: -20, max: 20, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('temperature' as const), temperature: fc.double({ min: 0.02, max: 100, noNaN: true }) }),
)

test('every map keeps the order and stays in [0, 1]', () => {
  fc.assert(
    fc.property(anyMap, inMillionths, inMillionths, (map, a, b) => {
      const { apply } = readCalibrationMap(map)
      const [low, high] = [Number(apply(formatDecimal(Math.min(a, b)))), Number(apply(formatDecimal(Math.max(a, b))))]
      expect(low).toBeLessThanOrEqual(high)
      expect(Math.min(low, 1 - high)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

test('the raw confidence and the map stand beside what was mapped', async () => {
  const model = scripted('model', { says: { hold: '0.65', 'release-all': '0.9' } })
  const scorer = calibrated(model, KNOTS)
  expect(await scorer.score(QUESTION, asking())).toMatchObject({
    status: 'answered',
    confidence: { hold: '0.4', 'release-all': '0.700001' },
    provenance: {
      answeredBy: 'model',
      identity: scorer.identity,
      raw: { hold: '0.65', 'release-all': '0.9' },
      map: readCalibrationMap(KNOTS).digest,
    },
  })
})

test('a map over a map keeps what the scorer itself said', async () => {
  const model = scripted('model', { says: { hold: '0.65' } })
  const [once, twice] = [calibrated(model, KNOTS), calibrated(calibrated(model, KNOTS), SAME)]
  const [first, second] = [await once.score(QUESTION, asking()), await twice.score(QUESTION, asking())]
  expect(second).toMatchObject({ provenance: { raw: { hold: '0.65' }, identity: twice.identity } })
  expect(second.provenance.map).not.toBe(first.provenance.map)
})

test('what is out of range is a failure, never mapped into it', async () => {
  const answer = await calibrated(scripted('model', { says: { hold: '1.5' } }), KNOTS).score(QUESTION, asking())
  expect(answer).toMatchObject({ status: 'failed', code: 'out-of-range' })
})

test('another map is another scorer', () => {
  const model = scripted('model', { throws: '' })
  expect(new Set([KNOTS, PLATT, COOL, SAME].map(map => calibrated(model, map).identity)).size).toBe(4)
})
