import type { PolicySet } from '@countersign/core'
import { Command, InvalidArgumentError, Option } from 'commander'
import { CHALLENGER_SIDE } from '../compare/challenger-side.ts'
import { comparedJson } from '../compare/compared-json.ts'
import { formatComparison } from '../compare/format-comparison.ts'
import { nothingCompared } from '../compare/nothing-compared.ts'
import { openSide } from '../compare/open-side.ts'
import { readOutcomes } from '../compare/outcomes.ts'
import type { Compared } from '../compare/run-compare.ts'
import { runCompare } from '../compare/run-compare.ts'
import type { Side } from '../compare/side.ts'
import { OWN_SIDE } from '../compare/side.ts'
import type { Input } from '../dry-run/open-input.ts'
import { findInputs, STDIN } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import { EXIT } from '../exit-code.ts'
import { tellIssues } from '../format/tell-issues.ts'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { printJson } from '../terminal/print-json.ts'
import { UsageError } from '../usage-error.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'

interface CompareOptions {
  readonly policies: string
  readonly first?: string
  readonly second?: string
  readonly challenger?: true
  readonly outcomes?: string
  readonly limit: number
  readonly format: 'pretty' | 'json'
}

export function compareCommand(): Command {
  return new Command('compare')
    .description('two scorers side by side over the same records: where they part, how sure they are, and which is right more often')
    .argument('[files...]', 'the records: JSON lines, plain, gzip or zstd; `-` or none: stdin')
    .option('-p, --policies <path>', 'workspace folder or bundle file', '.')
    .option('--first <file>', 'answers of the first scorer (default: those in the records)')
    .option('--second <file>', 'answers of the second scorer')
    .option('--challenger', 'the second are the challengers of shadow runs, which decision records keep beside the answer that counted')
    .option('--outcomes <file>', 'JSON lines that say which option proved right')
    .option('--limit <n>', 'so many changed decisions are listed', limit, 10)
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', HELP)
    .action(compare)
}

const HELP: string = `
Answers are a cassette (a file that ends in .json), or a recording whose lines carry \`scoring\` and are found by policy and event.
Nobody is asked. Each decision is made again under both answers; those that no scorer is asked about are left out.

An outcome is { "event": "e-1", "option": "release" } or { "subject": "SO-1", "option": "hold" }, with a "policy" if it is of one.
An option that the policy does not have is an error; outcomes of no compared decision are counted and listed.
Only designed labels tell who is better: every decision of a review, or a random sample; never complaints.

Examples:
  $ countersign compare orders.jsonl --second next-model.cassette.json
  $ countersign compare records.jsonl --challenger --outcomes outcomes.jsonl
  $ countersign compare orders.jsonl --first a.cassette.json --second b.cassette.json --outcomes outcomes.jsonl --format json`

const MOST_LISTED = 100_000

function limit(text: string): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (number <= MOST_LISTED) return number
  throw new InvalidArgumentError(`a whole number up to ${MOST_LISTED.toLocaleString('en-US')}`)
}

async function compare(files: readonly string[], options: CompareOptions): Promise<void> {
  const names = files.length === 0 ? [STDIN] : files
  proveFiles(files, names, options)
  const inputs = await findInputs(names)
  const policies = await loadPolicySet(options.policies)
  const compared = policies === undefined ? undefined : await comparedOf(policies, inputs, options)
  if (compared !== undefined) tell(compared, options)
  const incomplete = compared === undefined || compared.broken.length > 0 || compared.sides.some(({ missed }) => missed.length > 0)
  process.exitCode = incomplete ? EXIT.findings : EXIT.fine
}

function proveFiles(files: readonly string[], names: readonly string[], { first, second, challenger, outcomes }: CompareOptions): void {
  if (second !== undefined && challenger !== undefined)
    throw new UsageError('`--second` and `--challenger` exclude each other: there is one second scorer')
  if (second === undefined && challenger === undefined) throw new UsageError('name the other scorer: `--second <file>`, or `--challenger`')
  if (files.length === 0 && process.stdin.isTTY) throw new UsageError('name a file of recorded lines, or pipe them in')
  const piped = [...names, first, second, outcomes].filter(name => name === STDIN)
  if (piped.length > 1) throw new UsageError('standard input is one file: it cannot be two of these')
}

/** Nothing, after what is wrong with one of the files was printed. */
async function comparedOf(policies: PolicySet, inputs: readonly Input[], options: CompareOptions): Promise<Compared | undefined> {
  const outcomes = options.outcomes === undefined ? undefined : await readOutcomes(await findInputs([options.outcomes]), policies)
  if (outcomes?.kind === 'refused') {
    tellIssues(outcomes.issues)
    return undefined
  }
  const progress = createProgress(undefined, 'comparing')
  try {
    const side = async (file: string | undefined, own: Side): Promise<Side | undefined> =>
      file === undefined ? own : await openSide(policies, file, progress)
    const first = await side(options.first, OWN_SIDE)
    const second = first === undefined ? undefined : await side(options.second, CHALLENGER_SIDE)
    if (first === undefined || second === undefined) return undefined
    const compared = await runCompare({ policies, inputs, sides: [first, second], outcomes }, progress)
    const nothing = nothingCompared(compared, inputs[0]?.name ?? '')
    return nothing === undefined ? compared : { ...compared, broken: [...compared.broken, nothing] }
  } finally {
    progress.stop()
  }
}

function tell(compared: Compared, { format, limit: listed }: CompareOptions): void {
  if (format === 'json') {
    process.stdout.write(printJson(comparedJson(compared, listed)))
    return
  }
  tellIssues(compared.broken)
  process.stdout.write(disarmCommands(formatComparison(compared, listed, paperOf(process.stdout))))
}
