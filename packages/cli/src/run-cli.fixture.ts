import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyTemplate } from './init/copy-template.ts'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a running command line printed so far, and ways to end it. */
export interface Running {
  /** Waits until what was printed on both streams, in the order of time, matches. */
  readonly printed: (pattern: RegExp) => Promise<void>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly type: (text: string) => void
  /** As `| head` does when it has enough. */
  readonly closeStdout: () => void
  readonly ended: Promise<Ran>
}

export interface RunOptions {
  readonly cwd: string
  readonly input?: string | Buffer
  readonly env?: NodeJS.ProcessEnv
  /** Options of Node.js itself. */
  readonly node?: readonly string[]
}

const BIN = fileURLToPath(new URL('./bin.ts', import.meta.url))
const PATIENCE_MS = 20_000

/** Runs the command line as a user does, a process of its own, straight from sources. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<Ran> {
  const running = startCli(args, { input: '', ...options })
  return await running.ended
}

/** The same without waiting for its end; without `input` its standard input stays open. */
export function startCli(args: readonly string[], { cwd, input, env, node = [] }: RunOptions): Running {
  const child = spawn(process.execPath, ['--conditions=@countersign/source', ...node, BIN, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', DEBUG: '', ...env },
  })
  let [stdout, stderr, both] = ['', '', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    both += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    both += text
  })
  // A command that ends before it has read everything closes the pipe.
  child.stdin.on('error', () => undefined)
  if (input !== undefined) child.stdin.end(input)
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject).once('close', code => resolve({ code, stdout, stderr }))
  })
  return {
    printed: async pattern => {
      const deadline = performance.now() + PATIENCE_MS
      while (!pattern.test(both)) {
        if (performance.now() > deadline) throw new Error(`${pattern} was not printed, but:\n${both}`)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
    kill: signal => {
      child.kill(signal)
    },
    type: text => {
      child.stdin.write(text)
    },
    closeStdout: () => {
      child.stdout.destroy()
    },
    ended,
  }
}

/** Gives a new folder to `work` and removes it afterwards. */
export async function inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same, with a workspace in it as `init` makes it, but for the schemas. */
export async function inNewWorkspace<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return await inNewFolder(async folder => {
    const shop = join(folder, 'shop')
    await copyTemplate(shop, { name: 'shop', version: '0.0.0' })
    return await work(shop)
  })
}
