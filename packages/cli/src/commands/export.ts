import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedFact, ExportedFile, PlacedGap } from '@countersign/core'
import { exportRules } from '@countersign/core'
import { Command, Option } from 'commander'
import { EXIT } from '../exit-code.ts'
import { notWritable, writeOutput } from '../output/write-output.ts'
import { plainText } from '../terminal/plain-text.ts'
import { UsageError } from '../usage-error.ts'
import { displayPath } from '../workspace/display-path.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'

export function exportCommand(): Command {
  return new Command('export')
    .description('write guards and rules of a policy for another engine, and list what it cannot mean')
    .argument('<policy>', 'the id of the policy')
    .argument('[folder]', 'the workspace', '.')
    .addOption(new Option('--to <engine>', 'the engine').choices(['json-rules']).default('json-rules'))
    .option('--out <folder>', 'where to write', '.')
    .addHelpText('after', '\nExample:\n  $ countersign export order-release my-policies --out rules')
    .action(exportPolicy)
}

async function exportPolicy(policy: string, folder: string, { out }: { readonly out: string }): Promise<void> {
  const policies = await loadPolicySet(folder)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const written = exportRules(policies, policy)
  if (written === undefined) throw new UsageError(`the workspace has no policy \`${policy}\``)
  for (const part of ['guards', 'rules'] as const) await write(part, written[part], policy, out)
  for (const gap of written.gaps) process.stdout.write(`${gapText(gap, folder)}\n`)
}

async function write(part: 'guards' | 'rules', file: ExportedFile, policy: string, out: string): Promise<void> {
  if (file.count === 0) return
  await mkdir(out, { recursive: true }).catch((cause: unknown) => {
    throw notWritable(out, cause)
  })
  const name = `${policy}.${part}.rules.json`
  await writeOutput(join(out, name), file.text)
  const facts = file.facts.map(fact => `      ${JSON.stringify(fact.name)}: ${factText(fact)}`)
  const events = Object.entries(file.events).map(([type, then]) => `      ${JSON.stringify(type)}: ${then}`)
  const entry = [`${part}:`, `  - from: ${name}`, '    facts:', ...facts, '    events:', ...events]
  process.stdout.write(`wrote ${plainText(join(out, name))}, which means the same again by\n\n${entry.map(plainText).join('\n')}\n\n`)
}

/** What is not optional the host leaves out where it is not known: the engine then rejects the run. */
function factText({ read, unit, optional }: ExportedFact): string {
  const parts = [
    `read: ${JSON.stringify(read)}`,
    ...(unit === undefined ? [] : [`unit: ${unit}`]),
    ...(optional ? [] : ['absent: unknown']),
  ]
  return `{ ${parts.join(', ')} }`
}

function gapText({ id, at, what, why }: PlacedGap, folder: string): string {
  const place = at === undefined ? '' : `${displayPath(folder, at.file)}:${at.line}:${at.column} `
  return plainText(`${place}not exported from ${id}: ${what}: ${why}`)
}
