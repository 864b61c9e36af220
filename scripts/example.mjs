// `npm run example -- <name> [arguments]`: runs examples/<name>/main.ts from sources; only the example writes to stdout.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, script } from './workspace.mjs'

const folder = join(root, 'examples')
const examples = readdirSync(folder).filter(name => existsSync(join(folder, name, 'main.ts')))

const [name, ...args] = process.argv.slice(2)
// A number in front orders the examples by difficulty; nobody needs to type it.
const found = examples.find(example => example === name || example.replace(/^\d+-/, '') === name)

if (found === undefined) {
  console.error(name === undefined ? 'which example?' : `there is no example \`${name}\``)
  console.error(`usage: npm run example -- <name> [arguments]\nexamples: ${examples.join(', ') || 'none yet'}`)
  process.exitCode = 2
} else {
  await install()
  process.exitCode = await script(join('examples', found, 'main.ts'), args, ['--conditions=@countersign/source'])
}
