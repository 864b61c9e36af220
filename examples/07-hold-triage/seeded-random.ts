/** Numbers in [0, 1), the same everywhere for the same seed: a linear congruence modulo a prime, good enough to make up holds. */
export function seededRandom(seed: number): () => number {
  const modulus = 2_147_483_647
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1
  return () => {
    state = (state * 48_271) % modulus
    return state / modulus
  }
}
