import { Command } from 'commander'
import { bundleCommand } from './commands/bundle.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { dryRunCommand } from './commands/dry-run.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { faultsCommand } from './commands/faults.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { schemaCommand } from './commands/schema.ts'
import { testCommand } from './commands/test.ts'
import { packageVersion } from './package-version.ts'
import { plainText } from './terminal/plain-text.ts'

/** All commands, in the order in which a newcomer meets them. */
const COMMANDS = [
  initCommand,
  checkCommand,
  testCommand,
  dryRunCommand,
  compareCommand,
  faultsCommand,
  explainCommand,
  schemaCommand,
  bundleCommand,
  importCommand,
  exportCommand,
]

export function createProgram(): Command {
  const program = new Command('countersign')
    .description('AI proposes, policy countersigns: check, test, dry-run and explain policies.')
    .version(packageVersion())
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 findings, 2 wrong usage, 3 internal failure, 130 interrupted, 143 ended by a kill.\n\nExample:\n  $ countersign init my-policies && countersign check my-policies',
    )
  for (const create of COMMANDS) program.addCommand(create())
  // Subcommands copy this only when they are made by `.command()`; ours are added.
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError('(--help shows what it takes)').configureOutput({ outputError: tellPlainly })
  }
  return program
}

/** Commander repeats what was typed, and that may come from a script. */
function tellPlainly(text: string, write: (text: string) => void): void {
  write(text.split('\n').map(plainText).join('\n'))
}
