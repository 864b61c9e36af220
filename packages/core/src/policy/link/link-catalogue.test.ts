import { expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import { readBundle } from '../read-bundle.ts'
import { changed } from '../workspace.fixture.ts'
import { writeBundle } from '../write-bundle.ts'

test('parameters of an action keep the fields of their objects, in a bundle too', () => {
  const files = changed('shop.catalogue.yaml', 'weight: number?', 'weight: number?, lines: list of line?')
  const compiled = compileWorkspace(files)
  if (compiled.kind !== 'compiled') throw new Error(compiled.issues[0]?.message)
  const bundled = readBundle(writeBundle(compiled.model))
  if (bundled.kind !== 'read') throw new Error('not a bundle')
  for (const model of [compiled.model, bundled.model]) {
    expect(model.actions['wave.tag']?.params['lines']?.type).toMatchObject({
      kind: 'list',
      of: { kind: 'object', name: 'line', fields: { id: { type: { kind: 'id', of: 'line' }, optional: false } } },
    })
  }
})
