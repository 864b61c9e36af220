import { Command } from 'commander'
import { checkWorkspace } from '../check/check-workspace.ts'
import { fixWorkspace } from '../check/fix-workspace.ts'
import { formatCheck } from '../check/format-check.ts'
import { EXIT } from '../exit-code.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import type { FindingFormat } from '../format/format-findings.ts'
import { FINDING_FORMATS, formatFindings } from '../format/format-findings.ts'
import { packageVersion } from '../package-version.ts'
import { paperOf } from '../terminal/paper.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { formatOption } from './format-option.ts'

interface CheckOptions {
  readonly format: FindingFormat
  readonly fix?: true
}

export function checkCommand(): Command {
  return new Command('check')
    .description('read every document of a workspace: names, types, units, and what can never happen')
    .argument('[folder]', 'the workspace', '.')
    .option('--fix', 'make the replacements that findings offer, then check again')
    .addOption(formatOption(FINDING_FORMATS))
    .addHelpText('after', '\nExample:\n  $ countersign check --fix')
    .action(check)
}

async function check(folder: string, { format, fix }: CheckOptions): Promise<void> {
  const started = performance.now()
  const read = await readWorkspace(folder)
  const { workspace, applied } = fix ? await fixWorkspace(read) : { workspace: read, applied: 0 }
  const examination = await checkWorkspace(workspace)
  const facts = { files: examination.units.length, fixed: applied }
  const elapsed = performance.now() - started
  const findings = { examination, facts, pretty: formatCheck(examination, applied, elapsed) }
  process.stdout.write(formatFindings(findings, format, paperOf(process.stdout), packageVersion()))
  process.exitCode = countSeverities(issuesOf(examination)).errors > 0 ? EXIT.findings : EXIT.fine
}
