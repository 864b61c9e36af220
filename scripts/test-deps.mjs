// Proves that the direction check can fail: plants one violation of each rule in a temp copy and expects to see it found.
// A check that looks at nothing passes too, so the number of modules that it looked at is compared with the files there are.
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { root } from './workspace.mjs'

const core = 'packages/core/src'

/** Each: the rule, or none where the import is allowed; the file that imports; the import; the file that it leads to. */
const plants = [
  { rule: 'values-imports-upward', from: `${core}/values/upward.ts`, text: `import '../policy/target.ts'`, to: `${core}/policy/target.ts` },
  {
    rule: 'policy-imports-upward',
    from: `${core}/policy/upward-type.ts`,
    text: `import type {} from '../explain/target.ts'`,
    to: `${core}/explain/target.ts`,
  },
  {
    rule: 'evaluate-imports-types-only',
    from: `${core}/evaluate/at-run-time.ts`,
    text: `import '../policy/target.ts'`,
    to: `${core}/policy/target.ts`,
  },
  {
    rule: undefined,
    from: `${core}/evaluate/by-type.ts`,
    text: `import type {} from '../policy/target.ts'`,
    to: `${core}/policy/target.ts`,
  },
  { rule: 'pure-floor-does-io', from: `${core}/evaluate/reads-a-file.ts`, text: `import 'node:fs'` },
  { rule: 'floor-not-listed', from: `${core}/helpers/unlisted.ts`, text: `import 'node:path'` },
  { rule: 'yaml-kept-in-its-floor', from: `${core}/values/yaml.ts`, text: `import 'yaml'` },
  { rule: 'zod-kept-in-its-floor', from: `${core}/explain/zod.ts`, text: `await import('zod')` },
  { rule: 'cel-js-kept-in-its-floor', from: `${core}/explain/cel.ts`, text: `import '@marcbachmann/cel-js'` },
  { rule: 'json-rules-engine-kept-in-its-floor', from: `${core}/policy/rules-engine.ts`, text: `import 'json-rules-engine'` },
  { rule: undefined, from: `${core}/json-rules-engine/engine.ts`, text: `import 'json-rules-engine'` },
  { rule: undefined, from: `${core}/policy/yaml.ts`, text: `import 'yaml'` },
  {
    rule: 'core-knows-no-other-package',
    from: `${core}/values/knows-cli.ts`,
    text: `import '../../../cli/src/target.ts'`,
    to: 'packages/cli/src/target.ts',
  },
  {
    rule: 'nobody-imports-cli',
    from: 'packages/policies/src/knows-cli.ts',
    text: `import '../../cli/src/target.ts'`,
    to: 'packages/cli/src/target.ts',
  },
  {
    rule: 'policies-knows-core-only',
    from: 'packages/policies/src/knows-bench.ts',
    text: `import '../../../bench/target.ts'`,
    to: 'bench/target.ts',
  },
  {
    rule: 'through-the-front-door',
    from: 'packages/cli/src/side-door.ts',
    text: `import '../../core/src/policy/target.ts'`,
    to: `${core}/policy/target.ts`,
  },
  { rule: undefined, from: 'packages/cli/src/front-door.ts', text: `import '@countersign/core'` },
  { rule: 'import-the-file-not-the-index', from: `${core}/testing/by-index.ts`, text: `import '../index.ts'` },
  {
    rule: 'no-cycles',
    from: `${core}/values/cycle-a.ts`,
    text: `import './cycle-b.ts'`,
    to: `${core}/values/cycle-b.ts`,
    back: `import './cycle-a.ts'`,
  },
  { rule: 'resolves', from: `${core}/values/lost.ts`, text: `import './nowhere.ts'` },
  { rule: 'declared-in-package-json', from: `${core}/values/undeclared.ts`, text: `import 'typescript'` },
]

function write(folder, file, text) {
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, file), `${text}\nexport {}\n`)
}

/** A copy of everything that the check reads; the installed packages are linked, not copied. */
function copyWorkspace(folder) {
  const filter = path => !['dist', 'coverage', '.cache', '.vite'].includes(basename(path))
  for (const part of ['packages', 'examples', 'bench', 'scripts', '.dependency-cruiser.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true, verbatimSymlinks: true, filter })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

function cruise(folder) {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = [cruiser, 'packages', 'examples', 'bench', '--output-type', 'json']
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 }))
  } catch (error) {
    return JSON.parse(error.stdout)
  }
}

/** What the check should have said and did not, or said and should not have. */
function findings({ modules, summary }, folder) {
  const found = (rule, from) => summary.violations.some(violation => violation.rule.name === rule && violation.from === from)
  const wrong = plants.flatMap(({ rule, from, text }) => {
    if (rule !== undefined) return found(rule, from) ? [] : [`not found: ${rule} in ${from} (${text})`]
    return summary.violations
      .filter(violation => violation.from === from)
      .map(violation => `${violation.rule.name} forbids what is allowed: ${from} (${text})`)
  })
  const files = globSync(['packages/*/src/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts'], { cwd: folder, exclude: ['**/node_modules'] })
  const cruised = new Set(modules.map(module => module.source))
  const missed = files.map(file => file.replaceAll('\\', '/')).filter(file => !cruised.has(file))
  return [...wrong, ...missed.map(file => `the check never looked at ${file}`)]
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-deps-'))
try {
  copyWorkspace(folder)
  for (const { from, text, to, back = '' } of plants) {
    write(folder, from, text)
    if (to !== undefined) write(folder, to, back)
  }
  const wrong = findings(cruise(folder), folder)
  for (const finding of wrong) console.error(finding)
  if (wrong.length === 0) console.log(`${plants.length} planted imports judged as expected`)
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
