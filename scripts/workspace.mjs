// What the npm scripts share. They start on whatever Node the machine has (20 or newer) and hand over to the pinned one.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The one place that pins pnpm: nothing needs to be installed before it, and corepack is not asked.
const pnpm = 'npx --yes pnpm@12.21.0'

export const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
// What pnpm writes at the end of every install: it changes when somebody installs by hand.
const pnpmState = join('node_modules', '.pnpm-workspace-state-v1.json')
const stamp = join(root, 'node_modules', '.countersign-install')

/** The environment in which every tool and every script runs on the pinned Node. */
function toolEnvironment() {
  const { npm_config_json: _, ...env } = process.env
  const path = Object.keys(env).find(key => key.toLowerCase() === 'path') ?? 'PATH'
  return { ...env, [path]: bin + delimiter + env[path] }
}

function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
}

/** Runs a fixed command line of a tool; what it prints goes to stderr, so that stdout stays the caller's. */
export function tool(command, stdio = ['ignore', 2, 2]) {
  return exitCode(spawn(command, { cwd: root, env: toolEnvironment(), shell: true, stdio }))
}

/** Runs a script on the pinned Node with arguments that a person typed: no shell reads them. */
export function script(file, args, nodeOptions = []) {
  return exitCode(spawn(pinnedNode, [...nodeOptions, join(root, file), ...args], { cwd: root, env: toolEnvironment(), stdio: 'inherit' }))
}

/** Runs a tool and keeps what it printed, stdout and stderr in the order in which they came. */
export async function toolOutput(command) {
  const child = spawn(command, { cwd: root, env: toolEnvironment(), shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  child.stderr.on('data', chunk => chunks.push(chunk))
  const code = await exitCode(child)
  return { code, text: Buffer.concat(chunks).toString() }
}

function packageFolders() {
  const packages = readdirSync(join(root, 'packages'), { withFileTypes: true }).filter(entry => entry.isDirectory())
  return ['.', ...packages.map(entry => join('packages', entry.name)), 'examples', 'bench'].filter(folder =>
    existsSync(join(root, folder, 'package.json')),
  )
}

function manifest(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
}

/** Whether pnpm has been in every folder that needs it, and the pinned Node is there. */
function installed(folders) {
  const needy = folders.filter(folder => Object.keys({ ...manifest(folder).dependencies, ...manifest(folder).devDependencies }).length > 0)
  return [pinnedNode, join(root, pnpmState), ...needy.map(folder => join(root, folder, 'node_modules'))].every(existsSync)
}

/** Digest of all that an install depends on and of pnpm's own note of the last one, or nothing where something is missing. */
function installDigest() {
  const folders = packageFolders()
  if (!installed(folders)) return undefined
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${pnpm}`)
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', pnpmState, ...folders.map(folder => join(folder, 'package.json'))]
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Installs what the lockfile names, unless exactly that is installed already; ends the process where it fails. */
export async function install() {
  const digest = installDigest()
  if (digest !== undefined && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  const code = await tool(`${pnpm} install --frozen-lockfile`)
  if (code !== 0) {
    console.error(
      `\nthe install failed (exit code ${code}): is the npm registry reachable, and does pnpm-lock.yaml match the package.json files?`,
    )
    process.exit(3)
  }
  writeFileSync(stamp, installDigest() ?? '')
}

/** Installs and builds; ends the process where either fails. */
export async function installAndBuild() {
  await install()
  const code = await tool('tsc -b tsconfig.build.json')
  if (code !== 0) process.exit(3)
}
