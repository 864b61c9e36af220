import { readdir, readFile } from 'node:fs/promises'

/** Pack name → file name → YAML text. */
export type PolicyPacks = Readonly<Record<string, Readonly<Record<string, string>>>>

const PACKS = ['orders', 'shipments', 'outbound', 'receipts'] as const

/** Rollouts and calendars in a pack are examples, and its tests are ours: a workspace writes its own. */
const NOT_IN_A_PACK = /\.(test|rollout|calendar)\.yaml$/

/**
 * The packs of this package, for `packs:` in `countersign.yaml`.
 *
 * A document of the workspace with the same kind and id replaces the pack's. Without a rollout of its own a workspace observes.
 *
 * @example
 * ```ts
 * const loaded = await loadPolicies({ folder: './policies', packs: await policyPacks() })
 * ```
 */
export async function policyPacks(): Promise<PolicyPacks> {
  const packs = await Promise.all(PACKS.map(async name => [name, await readPack(new URL(`../${name}/`, import.meta.url))] as const))
  return Object.fromEntries(packs)
}

async function readPack(folder: URL): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.yaml') && !NOT_IN_A_PACK.test(name)).sort()
  const files = await Promise.all(names.map(async name => [name, await readFile(new URL(name, folder), 'utf8')] as const))
  return Object.fromEntries(files)
}
