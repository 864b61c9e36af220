import { Console } from 'node:console'

/** What a module of the user tells the console goes to stderr: standard output is for results, which programs read. */
export async function consoleOnStderr(work: () => Promise<void>): Promise<void> {
  const own = globalThis.console
  globalThis.console = new Console(process.stderr, process.stderr)
  try {
    await work()
  } finally {
    globalThis.console = own
  }
}
