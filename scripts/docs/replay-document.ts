import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documentBlocks, fileOf } from './document-block.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGES = ['core', 'policies']
const A_MINUTE = 60_000
/** Types are stripped once for all commands, which is half of what a command costs. */
const COMPILED = join(tmpdir(), 'countersign-compiled')
/** A program that is broken, as opposed to one that says no. */
const DEFECT = /^ +at .*node:internal|this is a defect/m
/** What depends on how fast the machine is, and what every change of a shipped document changes. */
const ELAPSED = /\b\d+(?:\.\d+)? m?s\)/
const DIGEST = /sha256:[0-9a-f]{64}/g
const PROGRESS = /^deciding .* records, .*\/s/

/**
 * The document as it would be if somebody had just followed it: blocks with `file=` are written into an empty folder, the `$` lines of
 * `console run` blocks are run there, and what they print takes the place of what stood below them. Elapsed times and digests become `…`. A line
 * `<!-- $ command -->` is run unseen, to prepare what the reader has already; it may read `$REPOSITORY`.
 */
export async function replayDocument(markdown: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-docs-'))
  try {
    await prepare(folder)
    return await replayed(markdown, join(folder, 'work'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A `countersign` command and the packages, both from sources. */
async function prepare(folder: string): Promise<void> {
  await mkdir(join(folder, 'work'))
  await mkdir(join(folder, 'bin'))
  await mkdir(join(folder, 'node_modules', '@countersign'), { recursive: true })
  for (const name of PACKAGES) await symlink(join(root, 'packages', name), join(folder, 'node_modules', '@countersign', name), 'junction')
  // What a reader installs beside: an optional peer.
  await symlink(join(root, 'packages/core/node_modules/openai'), join(folder, 'node_modules/openai'), 'junction')
  const command = join(folder, 'bin', 'countersign')
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'packages/cli/src/bin.ts')}" "$@"\n`)
  await chmod(command, 0o755)
}

async function replayed(markdown: string, folder: string): Promise<string> {
  const lines = markdown.split('\n')
  const result: string[] = []
  let copied = 0
  for (const block of documentBlocks(lines)) {
    await runUnseen(lines.slice(copied, block.from), folder)
    const file = fileOf(block)
    if (file !== undefined) await write(join(folder, file), `${block.lines.join('\n')}\n`)
    const isRun = block.language === 'console' && block.info === 'run'
    result.push(...lines.slice(copied, isRun ? block.from : block.until))
    copied = block.until
    if (!isRun) continue
    for (const line of block.lines.filter(text => text.startsWith('$ '))) result.push(line, ...(await printed(line.slice(2), folder)))
  }
  return [...result, ...lines.slice(copied)].join('\n')
}

async function runUnseen(lines: readonly string[], folder: string): Promise<void> {
  for (const line of lines) {
    const command = /^<!-- \$ (.*) -->$/.exec(line)?.[1]
    if (command !== undefined) await printed(command, folder)
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

function printed(command: string, folder: string): Promise<readonly string[]> {
  const path = [join(folder, '..', 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const env = {
    PATH: path,
    REPOSITORY: root,
    HOME: folder,
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
    NODE_OPTIONS: '--conditions=@countersign/source',
    NODE_COMPILE_CACHE: COMPILED,
  }
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd: folder, env, timeout: A_MINUTE }, (_error, stdout) => {
      if (DEFECT.test(stdout)) return reject(new Error(`\`${command}\` ended in a defect, which no document should show:\n${stdout}`))
      const lines = stdout
        .trimEnd()
        .split('\n')
        .filter(line => !PROGRESS.test(line))
      resolve(lines.join('') === '' ? [] : lines.map(line => line.replace(ELAPSED, '… ms)').replace(DIGEST, 'sha256:…').trimEnd()))
    })
  })
}
