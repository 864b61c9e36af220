import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

/** What the fake server has no fault for: a test writes the reply itself. */
export interface Replies {
  readonly url: string
  readonly received: readonly IncomingMessage[]
  /** Connections that are open. */
  readonly sockets: () => number
  readonly close: () => Promise<void>
}

export async function startReplies(reply: (response: ServerResponse, count: number, request: IncomingMessage) => void): Promise<Replies> {
  const received: IncomingMessage[] = []
  let sockets = 0
  const server = createServer((request, response) => {
    received.push(request)
    const count = received.length
    request.resume().once('end', () => reply(response, count, request))
  })
  server.on('connection', socket => {
    sockets += 1
    socket
      .on('error', () => undefined)
      .once('close', () => {
        sockets -= 1
      })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    sockets: () => sockets,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_1', ...headers }).end(JSON.stringify(body))
}

export const ANSWER_TEXT: string = JSON.stringify({
  cites: [],
  rationale: 'Paid.',
  choices: [
    { option: 'release', confidence: 0.91 },
    { option: 'hold', confidence: 0.05 },
  ],
})

export const USAGE = {
  input_tokens: 1000,
  input_tokens_details: { cached_tokens: 400 },
  output_tokens: 200,
  output_tokens_details: { reasoning_tokens: 50 },
}

/** A body of the Responses API around these parts of a message. */
export function responseOf(content: readonly unknown[] = [{ type: 'output_text', text: ANSWER_TEXT }]): object {
  return { object: 'response', status: 'completed', error: null, model: 'model-2026', output: [{ type: 'message', content }], usage: USAGE }
}

export function completionOf(choice: object): object {
  return { object: 'chat.completion', model: 'model-2026', choices: [choice], usage: { prompt_tokens: 10, completion_tokens: 5 } }
}
