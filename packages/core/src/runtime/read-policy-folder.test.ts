import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPolicyFolder } from './read-policy-folder.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function put(path: string, content: string | Uint8Array = 'x: 1\n'): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), content)
}

const codes = async (folder: string | URL = root): Promise<readonly string[]> =>
  (await readPolicyFolder(folder)).issues.map(issue => issue.code)

describe('which files are documents', () => {
  test('those with a kind in their name, below the folder, in the order of their paths', async () => {
    for (const path of ['z.policy.yaml', 'countersign.yaml', 'a/b/x.terms.yaml', 'a/y.policy.yml']) await put(path)
    for (const path of ['README.md', 'plain.yaml', '.hidden.policy.yaml', '.git/x.policy.yaml', 'node_modules/p/x.policy.yaml'])
      await put(path)
    const { files, issues } = await readPolicyFolder(root)
    expect(Object.keys(files)).toEqual(['a/b/x.terms.yaml', 'a/y.policy.yml', 'countersign.yaml', 'z.policy.yaml'])
    expect(issues).toEqual([])
  })

  test('a folder may be a file URL, and a byte order mark is not part of the text', async () => {
    await put('x.policy.yaml', '\uFEFFpolicy: x\n')
    expect((await readPolicyFolder(pathToFileURL(`${root}/`))).files).toEqual({ 'x.policy.yaml': 'policy: x\n' })
  })
})

describe('cassettes are read beside the documents', () => {
  test('and what cannot be read of them costs no policy', async () => {
    await put('countersign.yaml')
    await put('a/release.cassette.json', '{}')
    await put('latin1.cassette.json', new Uint8Array([0x7b, 0xff]))
    await put('large.cassette.json', new Uint8Array(64 * 1024 * 1024 + 1))
    await symlink(join(root, 'nowhere'), join(root, 'gone.cassette.json'))
    expect(await readPolicyFolder(root)).toEqual({ files: { 'countersign.yaml': 'x: 1\n', 'a/release.cassette.json': '{}' }, issues: [] })
  })

  test('also one that is larger than any document', async () => {
    await put('release.cassette.json', ' '.repeat(300 * 1024))
    expect((await readPolicyFolder(root)).files['release.cassette.json']).toHaveLength(300 * 1024)
  })
})

describe('what cannot be read is an issue at its file', () => {
  test('a folder that is not there', async () => expect(await codes(join(root, 'nowhere'))).toEqual(['folder-unreadable']))
  test('a URL that is no file', async () => expect(await codes(new URL('https://example.com/'))).toEqual(['folder-unreadable']))
  test('a path with a NUL', async () => expect(await codes('a\0b')).toEqual(['folder-unreadable']))

  test('a file over the limit; one at the limit is read', async () => {
    await put('a.policy.yaml', 'x'.repeat(256 * 1024))
    await put('b.policy.yaml', 'x'.repeat(256 * 1024 + 1))
    const { files, issues } = await readPolicyFolder(root)
    expect(Object.keys(files)).toEqual(['a.policy.yaml'])
    expect(issues).toMatchObject([{ code: 'file-too-large', at: { file: 'b.policy.yaml', line: 1, column: 1 } }])
  })

  test('bytes that are not UTF-8', async () => {
    await put('a.policy.yaml', new Uint8Array([0x70, 0xff, 0xfe]))
    expect(await codes()).toEqual(['file-not-utf8'])
  })

  test('a link that leads nowhere', async () => {
    await symlink(join(root, 'gone'), join(root, 'a.policy.yaml'))
    expect(await codes()).toEqual(['file-unreadable'])
  })

  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    await put('a.policy.yaml')
    await chmod(join(root, 'a.policy.yaml'), 0)
    expect(await codes()).toEqual(['file-unreadable'])
  })
})

describe('hostile folders', () => {
  test('links in a circle are read once', async () => {
    await put('a/x.policy.yaml')
    await symlink(root, join(root, 'a', 'up'))
    await symlink(join(root, 'a'), join(root, 'again'))
    const { files, issues } = await readPolicyFolder(root)
    expect(Object.keys(files)).toEqual(['a/x.policy.yaml'])
    expect(issues).toEqual([])
  })

  test('a link to itself', async () => {
    await symlink(join(root, 'me'), join(root, 'me'))
    expect(await readPolicyFolder(root)).toEqual({ files: {}, issues: [] })
  })

  test.skipIf(process.platform === 'win32')('devices and sockets are not opened', async () => {
    await symlink('/dev/zero', join(root, 'a.policy.yaml'))
    const server = createServer()
    await new Promise<void>(listening => server.listen(join(root, 'b.policy.yaml'), listening))
    expect(await readPolicyFolder(root)).toEqual({ files: {}, issues: [] })
    server.close()
  })

  test('a folder that is too deep', async () => {
    await put(`${'d/'.repeat(17)}x.policy.yaml`)
    expect(await codes()).toEqual(['folder-too-large'])
  })

  test('more text than a workspace may have', async () => {
    const text = 'x'.repeat(256 * 1024)
    await Promise.all(Array.from({ length: 129 }, (_, index) => put(`${index}.policy.yaml`, text)))
    expect(await readPolicyFolder(root)).toMatchObject({ files: {}, issues: [{ code: 'folder-too-large' }] })
  })
})
