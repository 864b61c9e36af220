import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { copyTemplate } from '../init/copy-template.ts'
import { workspaceName } from '../init/workspace-name.ts'
import { packageVersion } from '../package-version.ts'
import { writeSchemas } from '../schema/write-schemas.ts'
import { plainText } from '../terminal/plain-text.ts'
import { UsageError } from '../usage-error.ts'

export function initCommand(): Command {
  return new Command('init')
    .description('start a workspace: a policy, an agent, a rollout, a calendar, tests, CI and editor settings')
    .argument('[folder]', 'a new or empty folder', '.')
    .addHelpText('after', '\nNothing is ever overwritten.\n\nExample:\n  $ countersign init my-policies')
    .action(init)
}

async function init(folder: string): Promise<void> {
  await makeEmptyFolder(folder)
  const files = await copyTemplate(folder, { name: workspaceName(folder), version: packageVersion() })
  await writeSchemas(join(folder, '.countersign', 'schemas'))
  const enter = folder === '.' ? '' : `cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}\n  `
  process.stdout.write(`made a workspace in ${plainText(folder)}\n\n${files.map(file => `  ${file}`).join('\n')}\n\nNext:\n  ${enter}countersign check
  countersign test
  countersign explain order-release
  countersign dry-run samples/orders.jsonl\n`)
}

/** A fresh repository counts as empty. */
async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new UsageError(`the folder \`${folder}\` cannot be made`, { cause })
  })
  const entries = (await readdir(folder)).filter(name => name !== '.git')
  if (entries.length > 0)
    throw new UsageError(`\`${folder}\` is not empty: a workspace starts in a new or empty folder, and nothing is overwritten`)
}
