// `npm test`: from a fresh clone to the verdict of the whole gate. Needs Node 20 or newer and npm, nothing else.
import { install, script } from './workspace.mjs'

await install()
process.exitCode = await script('scripts/check.mjs', process.argv.slice(2))
