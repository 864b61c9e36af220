import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { workspaceFromRules } from '@countersign/core'
import { Command, Option } from 'commander'
import { checkWorkspace } from '../check/check-workspace.ts'
import { EXIT } from '../exit-code.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import { formatIssue } from '../format/format-issue.ts'
import { formatIssues, formatSeverities } from '../format/format-issues.ts'
import { workspaceName } from '../init/workspace-name.ts'
import { notWritable } from '../output/write-output.ts'
import { paperOf } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { UsageError } from '../usage-error.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'

interface ImportOptions {
  readonly out?: string
  readonly policy?: string
  readonly subject: string
  readonly as: 'guards' | 'rules'
}

export function importCommand(): Command {
  return new Command('import')
    .description('start a workspace around a json-rules-engine file, and say what in it means something else here')
    .argument('<file>', 'a rule, a list of rules, or { "rules": [...], "conditions": { … } }')
    .option('--out <folder>', 'where to write (default: a folder named like the policy)')
    .option('--policy <id>', 'the id of the policy (default: the name of the file)')
    .option('--subject <name>', 'what the rules decide about, as the catalogue will call it', 'case')
    .addOption(
      new Option('--as <what>', 'voices on every plan, or an option for each event').choices(['guards', 'rules']).default('guards'),
    )
    .addHelpText('after', '\nNothing is ever overwritten.\n\nExample:\n  $ countersign import credit.json --subject order')
    .action(importRules)
}

async function importRules(file: string, { out, policy, subject, as }: ImportOptions): Promise<void> {
  const text = await readText(file)
  const id = policy ?? workspaceName(basename(file).replace(/(\.rules)?\.json$/, ''))
  const made = make(`${id}.rules.json`, text, { policy: id, subject, as })
  if (made.kind === 'refused') {
    const paper = paperOf(process.stderr)
    for (const issue of made.issues) process.stderr.write(`${formatIssue({ ...issue, at: { ...issue.at, file } }, text, paper)}\n\n`)
    process.exitCode = EXIT.findings
    return
  }
  const folder = out ?? id
  await writeNew(folder, made.files)
  const examination = await checkWorkspace(await readWorkspace(folder))
  const paper = paperOf(process.stdout)
  const severities = countSeverities(issuesOf(examination))
  const files = Object.keys(made.files).map(name => `  ${plainText(join(folder, name))}`)
  process.stdout.write(
    `${formatIssues(examination, paper).join('\n')}\nwrote\n${files.join('\n')}\n\n${formatSeverities(severities, paper)}\n`,
  )
  process.exitCode = severities.errors > 0 ? EXIT.findings : EXIT.fine
}

/** Without a byte order mark. What stands for broken bytes would else be taken for text. */
async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`\`${file}\` cannot be read`, { cause })
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UsageError(`\`${file}\` is not UTF-8 text`, { cause })
  }
}

function make(...[file, text, options]: Parameters<typeof workspaceFromRules>): ReturnType<typeof workspaceFromRules> {
  try {
    return workspaceFromRules(file, text, options)
  } catch (cause) {
    throw cause instanceof RangeError ? new UsageError(cause.message, { cause }) : cause
  }
}

/** A file that is there already makes it fail (`wx`) and stays as it is, but for a workspace: that one is added to. */
async function writeNew(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw notWritable(folder, cause)
  })
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    await writeFile(path, text, { flag: 'wx' }).catch((cause: unknown) => {
      const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
      if (isThere && name === 'countersign.yaml') return
      throw isThere ? new UsageError(`\`${path}\` is there already, and nothing is overwritten`) : notWritable(path, cause)
    })
  }
}
