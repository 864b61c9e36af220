import { Readable } from 'node:stream'
import { vi } from 'vitest'
import { run } from './run.ts'
import type { Ran } from './run-cli.fixture.ts'

/**
 * Runs the command line inside the test's own process: quick, and counted by coverage. One at a time, because folder, streams and exit
 * code are the process's. What only a real process shows is tested with `runCli`.
 */
export async function runHere(
  args: readonly string[],
  { cwd, input = '' }: { readonly cwd: string; readonly input?: string | Buffer },
): Promise<Ran> {
  const before = { folder: process.cwd(), code: process.exitCode }
  const printed = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation((text: string | Uint8Array) => {
      printed[name] += String(text)
      return true
    }),
  )
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(pipeOf(input))
  vi.stubEnv('NO_COLOR', '1').stubEnv('DEBUG', '')
  process.chdir(cwd)
  process.exitCode = undefined
  try {
    await run(['node', 'countersign', ...args])
    return { code: Number(process.exitCode ?? 0), ...printed }
  } finally {
    process.exitCode = before.code
    process.chdir(before.folder)
    vi.unstubAllEnvs()
    for (const spy of [...spies, stdin]) spy.mockRestore()
  }
}

function pipeOf(input: string | Buffer): typeof process.stdin {
  const stream = Readable.from([Buffer.from(input)], { objectMode: false })
  return Object.assign(stream, { isTTY: false }) as unknown as typeof process.stdin
}

/** One after the other, with the results in the order of what was given. */
export async function inTurn<T>(given: readonly T[], each: (one: T) => Promise<Ran>): Promise<readonly Ran[]> {
  const ran: Ran[] = []
  for (const one of given) ran.push(await each(one))
  return ran
}
