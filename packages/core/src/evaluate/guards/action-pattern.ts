/** Whether a pattern of a guard, gate, agent or stop (`*`, `order.*`, `order.split`) names this action. */
export function matchesAction(pattern: string, action: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action
}

/** The same for patterns that are asked about again and again; an empty list names nothing. */
export function compilePatterns(patterns: readonly string[]): ActionTest {
  const tests = patterns.map(compilePattern)
  const [first] = tests
  if (first === undefined) return () => false
  return tests.length === 1 ? first : action => tests.some(test => test(action))
}

export type ActionTest = (action: string) => boolean

function compilePattern(pattern: string): ActionTest {
  return pattern === '*' || pattern.endsWith('.*') ? action => matchesAction(pattern, action) : action => action === pattern
}

/** Whether one of the patterns does; an empty list names nothing. */
export function matchesAnyAction(patterns: readonly string[], action: string): boolean {
  for (const pattern of patterns) if (matchesAction(pattern, action)) return true
  return false
}
