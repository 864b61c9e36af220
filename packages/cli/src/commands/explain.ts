import { Command, Option } from 'commander'
import { EXIT } from '../exit-code.ts'
import { explainPolicies } from '../explain/explain-policies.ts'
import { explainRecord } from '../explain/explain-record.ts'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { UsageError } from '../usage-error.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'

interface ExplainOptions {
  readonly policies: string
  readonly record?: string
  readonly event?: string
  readonly format: 'pretty' | 'json'
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('a policy as sentences; or one decision as sentences, with its trace and what would have changed it')
    .argument('[policy]', 'the policy; without it: a list of them, or every decision on the record')
    .option('-p, --policies <path>', 'workspace folder or bundle file', '.')
    .option('--record <file>', 'explain a decision on this file of recorded lines (`-`: stdin)')
    .option('--event <id>', 'the event in that file; without it: the first line')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExamples:\n  $ countersign explain order-release\n  $ countersign explain --record events.jsonl --event e-17')
    .action(explain)
}

async function explain(policy: string | undefined, { policies: path, record, event, format }: ExplainOptions): Promise<void> {
  if (event !== undefined && record === undefined) throw new UsageError('`--event` names a line of a `--record` file')
  const policies = await loadPolicySet(path)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const paper = paperOf(process.stdout)
  const printed = (text: string): string => (format === 'json' ? text : disarmCommands(text))
  if (record === undefined) process.stdout.write(printed(explainPolicies(policies, policy, format, paper)))
  else process.stdout.write(printed(await explainRecord(policies, { file: record, event, policy }, format, paper)))
}
