import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

/** A server on a free port of 127.0.0.1. A handler that throws leaves its connection without an answer. */
export async function listening(handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Server> {
  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

export function originOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** Ends open connections too. A server that was closed before stays closed. */
export async function closed(server: Server): Promise<void> {
  if (!server.listening) return
  const ended = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await ended
}
