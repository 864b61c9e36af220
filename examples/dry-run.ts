import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../packages/cli/src/bin.ts', import.meta.url))

/** Runs `countersign dry-run` over lines on its standard input, as any program in front of it would. Returns its exit code. */
export async function dryRun(policies: string, lines: Readable, options: readonly string[]): Promise<number> {
  return await countersign(['dry-run', '-', '--policies', policies, ...options], lines)
}

/** Runs the command line with these arguments; it writes to the output of this process. */
export async function countersign(args: readonly string[], lines: Readable = Readable.from([])): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=@countersign/source', CLI, ...args], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(child, 'close')
  // The command may stop reading early, on a usage error; its exit code says so.
  await pipeline(lines, child.stdin).catch(() => undefined)
  const [code] = await ended
  return typeof code === 'number' ? code : 3
}
