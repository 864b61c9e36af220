import type { Reply } from './reply.ts'

/** On what the API itself sends, failing or not; a proxy and a broken connection know no request id. */
export function withRequestId(reply: Reply, id: string): Reply {
  switch (reply.kind) {
    case 'whole':
    case 'pieces':
      return { ...reply, headers: named(reply.headers, id) }
    case 'later':
    case 'partial':
      return { ...reply, reply: { ...reply.reply, headers: named(reply.reply.headers, id) } }
    case 'silence':
    case 'reset':
    case 'raw':
      return reply
  }
}

function named(headers: Readonly<Record<string, string>>, id: string): Readonly<Record<string, string>> {
  const type = headers['content-type']
  if (type === undefined || type.startsWith('text/html')) return headers
  return { ...headers, 'x-request-id': id, 'openai-processing-ms': '1', 'openai-version': '2020-10-01' }
}
