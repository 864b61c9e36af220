// Each package as its users will get it: publint on the packed files, and the types as every module resolution sees them.
import { toolOutput } from './workspace.mjs'

// The command line exports no module, so there are no types to resolve.
const packages = [
  { name: 'core', exportsModules: true },
  { name: 'policies', exportsModules: true },
  { name: 'cli', exportsModules: false },
]

async function passes(command) {
  const { code, text } = await toolOutput(command)
  if (code !== 0) console.error(`${command}\n${text}`)
  return code === 0
}

// One after the other within a package: both pack into its folder.
async function check({ name, exportsModules }) {
  const sound = await passes(`publint --strict --pack npm packages/${name}`)
  const typed = !exportsModules || (await passes(`attw --pack packages/${name} --profile esm-only`))
  return sound && typed
}

const checked = await Promise.all(packages.map(check))
process.exitCode = checked.every(Boolean) ? 0 : 1
