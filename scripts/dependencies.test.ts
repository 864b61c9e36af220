import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

function declared(): string[] {
  const files = globSync(['package.json', 'packages/*/package.json', 'examples/package.json', 'bench/package.json'], { cwd: root })
  const manifests = files.map((file): Manifest => JSON.parse(readFileSync(`${root}/${file}`, 'utf8')))
  const all = manifests.flatMap(manifest =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }),
  )
  return [...new Set(all.filter(([, version]) => !version.startsWith('workspace:')).map(([name]) => name))].sort()
}

test('each dependency has its reason in docs/dependencies.md, and each row there is a dependency', () => {
  const table = readFileSync(`${root}/docs/dependencies.md`, 'utf8')
  const reasoned = [...table.matchAll(/^\| `([^`]+)` \|.*\S.*\|$/gm)].map(([, name]) => name).sort()
  expect(reasoned).toEqual(declared())
})
