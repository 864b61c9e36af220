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
    model: ({ request }) => ({ numbers: groups[Number(partOf(request.path, 1))]?.[0].says.by ?? {} }),
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

function partOf(path: string, index: number): string | undefined {
  return path.split('/')[index]
}
