/** Aborted by Ctrl-C or a polite kill, so that a long command can end cleanly instead of being cut off. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
