/** Whether a pattern of a guard, gate, agent or stop (`*`, `order.*`, `order.split`) names this action. */
export function matchesAction(pattern: string, action: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action
}

/** Whether one of the patterns does; an empty list names nothing. */
export function matchesAnyAction(patterns: readonly string[], action: string): boolean {
  for (const pattern of patterns) if (matchesAction(pattern, action)) return true
  return false
}
