import { AsyncLocalStorage } from 'node:async_hooks'
import type { FaultName } from '@countersign/core/testing'
import { startFakeLlm } from '@countersign/core/testing'
import type { CaseGroup } from './case-groups.ts'
import type { Place } from './put-question.ts'

/** A server whose model answers each group of cases with what it says, under the fault that the request is for. */
export interface FaultServer extends Pick<Place, 'url' | 'fetch'> {
  /** Whatever is fetched within `work` is for this group under this fault. */
  readonly under: <T>(group: number, fault: FaultName | undefined, work: () => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export async function startFaultServer(groups: readonly CaseGroup[], faults: readonly FaultName[]): Promise<FaultServer> {
  const { url, close } = await startFakeLlm({
    keep: 0,
    model: ({ request, ids }) => ({ numbers: saidBy(groups[Number(partOf(request.path, 1))], ids) }),
    fault: ({ path }) => faults.find(name => name === partOf(path, 2)),
  })
  const at = new AsyncLocalStorage<string>()
  return {
    url,
    fetch: (target, init) => fetch(String(target).replace('/v1/', `${at.getStore() ?? ''}/v1/`), init),
    under: (group, fault, work) => at.run(`/${group}/${fault ?? 'none'}`, work),
    close,
  }
}

/** By place: an option whose id cannot stand in a schema has another name in the request. */
function saidBy(group: CaseGroup | undefined, ids: readonly string[]): Readonly<Record<string, number>> {
  const options = group?.[0].need.questions[0].choices ?? []
  return Object.fromEntries(ids.map((id, at) => [id, group?.[0].says.by[options[at]?.option ?? ''] ?? 0]))
}

function partOf(path: string, index: number): string | undefined {
  return path.split('/')[index]
}
