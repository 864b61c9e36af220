import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of its own from start to end. */
export interface Ran {
  readonly ms: number
  /** Its peak, all threads together. */
  readonly megabytes: number
  readonly stdout: string
}

const TELL_MEMORY = new URL('./tell-memory.mjs', import.meta.url).href
const HERE = fileURLToPath(new URL('..', import.meta.url))

/** Runs this Node.js in the folder of the bench; fails where the program does. */
export async function runNode(args: readonly string[]): Promise<Ran> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, ...args], { cwd: HERE, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const ms = performance.now() - start
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${output.stderr.slice(-2000)}`)
  return { ms, megabytes: Number(/peak (\d+)/.exec(output.stderr)?.[1]) / 1024, stdout: output.stdout }
}
