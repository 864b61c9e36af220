#!/usr/bin/env node
import { EXIT } from './exit-code.ts'
import { tooOld } from './required-node.ts'

const refusal = tooOld(process.versions.node)

// What follows needs this Node to load at all, so it is imported only after the check.
if (refusal === undefined) {
  const { run } = await import('./run.ts')
  await run(process.argv)
  // A module of the host may hold connections open for ever; what it was loaded for is done.
  if (process.argv.some(argument => argument.startsWith('--scorers')) && !process.argv.includes('--watch')) {
    for (const stream of [process.stdout, process.stderr]) await new Promise(resolve => stream.write('', resolve))
    process.exit()
  }
} else {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = EXIT.usage
}
