/** The three ways to ask. */
export type LlmApi = 'responses' | 'chat' | 'decisions'

/** By the end of the path: servers put other things before it than `/v1`, and a test the case that a request is for. */
export function apiOfPath(path: string): LlmApi | undefined {
  const [route = ''] = path.split('?', 1)
  if (route.endsWith('/responses')) return 'responses'
  if (route.endsWith('/chat/completions')) return 'chat'
  return route.endsWith('/decisions') ? 'decisions' : undefined
}
