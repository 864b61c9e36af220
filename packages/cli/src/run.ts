import { CommanderError } from 'commander'
import type { ExitCode } from './exit-code.ts'
import { EXIT } from './exit-code.ts'
import { createProgram } from './program.ts'
import { plainText } from './terminal/plain-text.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line. The exit code is set, not forced: what is printed to a pipe gets there. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', endOnBrokenPipe)
  try {
    await createProgram().parseAsync(argv)
  } catch (error) {
    process.exitCode = tell(error)
  }
}

/** `countersign … | head` closes the pipe when it has enough; that is no failure. */
function endOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(EXIT.fine)
}

function tell(error: unknown): ExitCode {
  // Commander has printed its message; help and version end the same way, with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${plainText(error.message)}\n`)
    return EXIT.usage
  }
  process.stderr.write(defect(error))
  return EXIT.defect
}

function defect(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const stack =
    error instanceof Error && process.env['DEBUG'] ? `${error.stack}\n${error.cause === undefined ? '' : `caused by ${error.cause}\n`}` : ''
  return `countersign failed: ${plainText(message)}
this is a defect: please report it in the issue tracker of countersign, with the command line and \`countersign --version\`${stack === '' ? ' (DEBUG=1 prints where it happened)' : ''}
${stack}`
}
