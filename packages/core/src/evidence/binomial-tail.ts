/**
 * P(X ≤ k) for X ~ Bin(n, p), with a relative error of about 1e-13 also where n is in the millions: the first term by Loader's
 * saddle-point form ("Fast and accurate computation of binomial probabilities", 2000), the others by their ratio until they no longer
 * count. Below 1e-308 it is 0.
 */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n || p <= 0) return 1
  if (p >= 1) return 0
  return k <= n * p ? tail(k, n, p, 'down') : 1 - tail(k + 1, n, p, 'up')
}

/** The sum away from the middle, where every term is smaller than the one before. */
function tail(from: number, n: number, p: number, way: 'down' | 'up'): number {
  const odds = way === 'down' ? (1 - p) / p : p / (1 - p)
  let [term, sum] = [1, 1]
  for (let i = way === 'down' ? from : n - from; i > 0 && term > Number.EPSILON * sum * 1e-3; i -= 1) {
    term *= (i / (n - i + 1)) * odds
    sum += term
  }
  return Math.exp(logPoint(from, n, p)) * sum
}

/** ln P(X = k) */
function logPoint(k: number, n: number, p: number): number {
  if (k === 0) return n * Math.log1p(-p)
  if (k === n) return n * Math.log(p)
  const deviance = excess(k, n * p) + excess(n - k, n * (1 - p))
  const rest = stirlingRest(n) - stirlingRest(k) - stirlingRest(n - k)
  return rest - deviance - 0.5 * (Math.log(2 * Math.PI) + Math.log(k) + Math.log1p(-k / n))
}

/** x ln(x/m) + m − x, without the loss of digits where x is near m. */
function excess(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let power = 2 * x * v
  for (let j = 1; j < 1000; j += 1) {
    power *= v * v
    const next = sum + power / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
  return sum
}

const SMALL = 16

/** ln n! minus Stirling's √(2πn) (n/e)ⁿ: from the factorial itself while a number holds it, then by its series. */
function stirlingRest(n: number): number {
  if (n < SMALL) {
    let factorial = 1
    for (let i = 2; i <= n; i += 1) factorial *= i
    return n === 0 ? 0 : Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI)
  }
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}
