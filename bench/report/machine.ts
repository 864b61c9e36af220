import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'

/** What the figures depend on and the reader cannot see: they are worth nothing without it. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGB: number
  readonly system: string
  readonly node: string
  readonly versions: Readonly<Record<string, string>>
}

export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    versions: peerVersions(),
  }
}

/** Of the engines that this package depends on, as they are installed. */
function peerVersions(): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const dependencies = Object.keys((manifest as { readonly dependencies: Readonly<Record<string, string>> }).dependencies)
  return Object.fromEntries(dependencies.map(name => [name, installedVersion(name)]))
}

/** Not by `require.resolve`: not every package exports its manifest. */
function installedVersion(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of folders) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8'))
      return (manifest as { readonly version: string }).version
    } catch {}
  }
  return 'unknown'
}
