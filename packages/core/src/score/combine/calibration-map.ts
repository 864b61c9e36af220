import type { DecimalText } from '../../evaluate/decision-input.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { ONE } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import { plainJson } from '../../values/plain-json.ts'

/**
 * A map from raw to calibrated confidence, as it was fitted elsewhere on labelled answers. Only rising ones: a map that turned an order
 * around would choose by itself.
 */
export type CalibrationMap =
  /** Straight lines between the knots, exact; level above the last one. Below the first nothing was fitted, so the confidence there is 0. */
  | { readonly kind: 'isotonic'; readonly knots: readonly [Knot, Knot, ...(readonly Knot[])] }
  /** σ(a · logit(raw) + b), with a above 0. */
  | { readonly kind: 'platt'; readonly a: number; readonly b: number }
  /** σ(logit(raw) / temperature), with a temperature above 0. */
  | { readonly kind: 'temperature'; readonly temperature: number }

export interface Knot {
  readonly raw: DecimalText
  readonly calibrated: DecimalText
}

/** A map that is known to rise and to stay in [0, 1]. */
export interface ReadMap {
  readonly digest: Digest
  /** From and to decimal text of at most six places in [0, 1]; what lies between two steps is cut, never rounded up. */
  readonly apply: (raw: DecimalText) => DecimalText
}

/**
 * Throws a RangeError for a map that falls, leaves [0, 1], is not made of numbers or of no known kind: a defect of the host, which shows
 * when it starts.
 */
export function readCalibrationMap(map: CalibrationMap): ReadMap {
  const curve = curveOf(map)
  return {
    digest: digestOf(canonicalJson(plainJson(map))),
    apply: raw => formatDecimal(Math.min(ONE, Math.max(0, curve(millionths(raw))))),
  }
}

/** Both sides in millionths. */
type Curve = (raw: number) => number

function curveOf(map: CalibrationMap): Curve {
  switch (map.kind) {
    case 'isotonic':
      return throughKnots(pointsOf(map.knots))
    case 'platt':
      return sigmoid(positive('a', map.a), finite('b', map.b))
    case 'temperature':
      return sigmoid(1 / positive('temperature', map.temperature), 0)
  }
  // Maps come out of files, where types say nothing.
  return refused(map, 'a map is `isotonic`, `platt` or `temperature`')
}

/** What its type rules out. */
function refused(_: never, expected: string): never {
  throw new RangeError(expected)
}

function millionths(text: unknown): number {
  const decimal = typeof text === 'string' ? parseDecimal(text) : undefined
  if (typeof decimal === 'number' && decimal >= 0 && decimal <= ONE) return decimal
  throw new RangeError(`a confidence is decimal text in [0, 1] of at most six places, got \`${String(text)}\``)
}

interface Point {
  readonly x: number
  readonly y: number
}

/** As they came, which may be out of a file. */
function pointsOf(knots: unknown): readonly [Point, Point, ...(readonly Point[])] {
  const [first, second, ...rest] = Array.isArray(knots) ? knots.map(pointOf) : []
  if (first === undefined || second === undefined) throw new RangeError('an isotonic map has at least two knots')
  return [first, second, ...rest]
}

function pointOf(knot: unknown): Point {
  if (!isJsonObject(knot)) throw new RangeError('a knot of a map is `{ raw, calibrated }`')
  return { x: millionths(knot['raw']), y: millionths(knot['calibrated']) }
}

function throughKnots(points: readonly [Point, Point, ...(readonly Point[])]): Curve {
  const falls = points.some((point, index) => index > 0 && !risesTo(points[index - 1], point))
  if (falls) throw new RangeError('the knots of a map rise: each `raw` is above the one before, no `calibrated` below it')
  return x => {
    const from = points.findLast(point => point.x <= x)
    const to = points.find(point => point.x > x)
    if (from === undefined) return 0
    if (to === undefined) return from.y
    // INVARIANT: at most 1e12, and a quotient of two such integers is cut where its exact value would be.
    return from.y + Math.floor(((x - from.x) * (to.y - from.y)) / (to.x - from.x))
  }
}

function risesTo(before: Point | undefined, point: Point): boolean {
  return before !== undefined && point.x > before.x && point.y >= before.y
}

/** Only 0 and 1 themselves are certain: what comes near them is cut to the last step before. */
function sigmoid(slope: number, offset: number): Curve {
  return x => {
    if (x === 0 || x === ONE) return x
    const logit = Math.log(x / (ONE - x))
    return Math.min(ONE - 1, Math.floor(ONE / (1 + Math.exp(-(slope * logit + offset)))))
  }
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0 && Number.isFinite(1 / value)) return value
  throw new RangeError(`\`${name}\` of a map is a number above 0, or the map would fall; got ${String(value)}`)
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value
  throw new RangeError(`\`${name}\` of a map is a number, got ${String(value)}`)
}
