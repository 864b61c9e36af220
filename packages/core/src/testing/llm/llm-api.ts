/** The three ways to ask, by the last part of the path. */
export type LlmApi = 'responses' | 'chat' | 'decisions'

/** Whatever stands before `/responses` belongs to the caller: a base URL may name the case that it is for. */
export function apiOfPath(path: string): LlmApi | undefined {
  const [route = ''] = path.split('?', 1)
  if (route.endsWith('/v1/responses')) return 'responses'
  if (route.endsWith('/v1/chat/completions')) return 'chat'
  return route.endsWith('/v1/decisions') ? 'decisions' : undefined
}
