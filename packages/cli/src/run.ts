import { CommanderError } from 'commander'
import type { ExitCode } from './exit-code.ts'
import { EXIT } from './exit-code.ts'
import { createProgram } from './program.ts'
import { plainText } from './terminal/plain-text.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line. The exit code is set, not forced: what is printed to a pipe gets there. */
export async function run(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) if (stream.listenerCount('error') === 0) stream.on('error', endOnLostOutput)
  try {
    await createProgram().parseAsync(argv)
  } catch (error) {
    const { code, text } = verdictOn(error)
    process.stderr.write(text)
    process.exitCode = code
  }
}

/** `countersign … | head` closes the pipe when it has enough; what was found still decides the exit code. Other failures end the run. */
function endOnLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  process.stderr.write(`error: what is printed cannot be written: ${plainText(error.message)}\n`)
  process.exit(EXIT.usage)
}

interface Ending {
  readonly code: ExitCode
  /** For stderr. */
  readonly text: string
}

/** How a command line ends that threw: with the user's mistake, or with a defect of ours. */
export function verdictOn(error: unknown): Ending {
  // Commander has printed its message; help and version end the same way, with code 0.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.fine : EXIT.usage, text: '' }
  if (error instanceof UsageError) return { code: EXIT.usage, text: `error: ${plainText(error.message)}\n` }
  return { code: EXIT.defect, text: defect(error) }
}

function defect(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const wanted = Boolean(process.env['DEBUG'])
  const hint = wanted ? '' : ' (DEBUG=1 prints where it happened)'
  return `countersign failed: ${plainText(message)}
this is a defect: please report it in the issue tracker of countersign, with the command line and \`countersign --version\`${hint}
${wanted ? stackOf(error) : ''}`
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return `${error.stack ?? error.message}\n${error.cause === undefined ? '' : `caused by ${String(error.cause)}\n`}`
}
