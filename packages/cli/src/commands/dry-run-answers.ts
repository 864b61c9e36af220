import type { PolicySet } from '@countersign/core'
import type { AnsweringSetup } from '../cassette/answering.ts'
import { loadCassette } from '../cassette/load-cassette.ts'
import type { LoadedScorers } from '../cassette/load-scorers.ts'
import { loadScorers } from '../cassette/load-scorers.ts'
import { recordRun } from '../cassette/recorded-run.ts'
import type { Input } from '../dry-run/open-input.ts'
import { UsageError } from '../usage-error.ts'

/** Where a dry run has the answers of scorers from that its lines do not have. */
export interface AnswerOptions {
  readonly cassette?: string
  readonly record?: string
  readonly scorers?: string
  readonly concurrency?: number
  readonly rescore?: true
  readonly prune?: true
  readonly allowMisses?: true
}

/** Options that make no sense together are a mistake, not a preference. */
export function proveAnswerOptions({ cassette, record, scorers, ...options }: AnswerOptions, inputs: readonly Input[]): void {
  if (cassette !== undefined && record !== undefined) throw new UsageError('`--cassette` asks nobody and `--record` asks: take one of them')
  if (record !== undefined && scorers === undefined) throw new UsageError('`--record` needs `--scorers`: a module that exports whom to ask')
  if (record !== undefined && inputs.some(({ bytes }) => bytes === undefined)) {
    throw new UsageError('`--record` reads its lines twice: name files, no pipe')
  }
  if (record === undefined && (options.prune ?? options.concurrency) !== undefined) {
    throw new UsageError('`--prune` and `--concurrency` belong to `--record`')
  }
  if (record === undefined && cassette === undefined && (scorers ?? options.rescore ?? options.allowMisses) !== undefined) {
    throw new UsageError('`--scorers`, `--rescore` and `--allow-misses` belong to `--cassette` or `--record`')
  }
}

const AT_ONCE = 8

/** Loads or records the answers; nothing after what is wrong with them was printed. */
export async function answersFor(
  options: AnswerOptions,
  { policies, inputs, signal }: { readonly policies: PolicySet; readonly inputs: readonly Input[]; readonly signal: AbortSignal },
): Promise<AnsweringSetup | undefined> {
  const { cassette: file, record, concurrency = AT_ONCE } = options
  const [rescore, prune] = [options.rescore === true, options.prune === true]
  const live = options.scorers === undefined ? undefined : await loadScorers(options.scorers)
  const own = { scorers: identitiesOf(live), rescore }
  if (record !== undefined && live !== undefined) {
    const recorded = await recordRun({ policies, inputs, live, file: record, rescore, prune, atOnce: concurrency, signal })
    return recorded === undefined ? undefined : { ...recorded, ...own }
  }
  const cassette = await loadCassette(file ?? '')
  return cassette === undefined ? undefined : { cassette, ...own }
}

function identitiesOf(live: LoadedScorers | undefined): AnsweringSetup['scorers'] {
  return Object.fromEntries(Object.entries(live?.scorers ?? {}).map(([name, { id, identity }]) => [name, { id, identity }]))
}
