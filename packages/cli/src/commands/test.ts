import { Command } from 'commander'
import { EXIT } from '../exit-code.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import type { FindingFormat } from '../format/format-findings.ts'
import { FINDING_FORMATS, formatFindings } from '../format/format-findings.ts'
import { packageVersion } from '../package-version.ts'
import { paperOf } from '../terminal/paper.ts'
import { formatTests } from '../test-run/format-tests.ts'
import { testWorkspace } from '../test-run/test-workspace.ts'
import { interrupted } from '../watch/interrupted.ts'
import { watchFolder } from '../watch/watch-folder.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { formatOption } from './format-option.ts'

interface TestOptions {
  readonly format: FindingFormat
  readonly watch?: true
  readonly requireCoverage?: true
}

export function testCommand(): Command {
  return new Command('test')
    .description('run the test cases of a workspace, and say which sides of its rules, guards and gates no case shows')
    .argument('[folder]', 'the workspace', '.')
    .option('-w, --watch', 'run again whenever a document changes')
    .option('--require-coverage', 'fail where a side is shown by no case')
    .addOption(formatOption(FINDING_FORMATS))
    .addHelpText('after', '\nExample:\n  $ countersign test --watch')
    .action(test)
}

async function test(folder: string, options: TestOptions): Promise<void> {
  if (options.watch !== true) return testOnce(folder, options)
  await watchFolder(folder, () => testOnce(folder, options), interrupted())
  process.exitCode = EXIT.fine
}

async function testOnce(folder: string, { format, requireCoverage }: TestOptions): Promise<void> {
  const started = performance.now()
  const tested = await testWorkspace(await readWorkspace(folder))
  const { examination, run } = tested
  const facts = {
    cases: run?.cases.length ?? 0,
    passed: run?.passed ?? 0,
    failed: run?.failed ?? 0,
    coverage: (run?.coverage ?? []).map(({ policy, kind, construct, side, cases }) => ({ policy, kind, construct, side, cases })),
  }
  const pretty = formatTests(tested, performance.now() - started)
  process.stdout.write(formatFindings({ examination, facts, pretty }, format, paperOf(process.stdout), packageVersion()))
  const { errors } = countSeverities(issuesOf(examination))
  const uncovered = requireCoverage === true && (run?.coverage ?? []).some(({ cases }) => cases === 0)
  process.exitCode = errors > 0 || uncovered ? EXIT.findings : EXIT.fine
}
