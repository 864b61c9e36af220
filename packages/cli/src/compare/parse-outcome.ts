/** One line of what proved right. */
export interface Outcome {
  readonly by: 'event' | 'subject'
  readonly id: string
  /** It counts for this policy alone. */
  readonly policy: string | undefined
  readonly option: string
}

const KEYS = ['event', 'subject', 'policy', 'option'] as const

/** @returns `undefined` where a member is missing, no text, or unknown. */
export function parseOutcome(text: string): Outcome | undefined {
  const outcome = members(text)
  const [event, subject, policy, option] = KEYS.map(key => outcome?.get(key))
  if (option === undefined || (event === undefined) === (subject === undefined)) return undefined
  return { by: event === undefined ? 'subject' : 'event', id: event ?? subject ?? '', policy, option }
}

function members(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    const found = Object.entries(json)
    const sound = found.every(([key, value]) => typeof value === 'string' && KEYS.some(known => known === key))
    return sound ? new Map(found.map(([key, value]) => [key, String(value)])) : undefined
  } catch {
    return undefined
  }
}
