#!/usr/bin/env node
import { EXIT } from './exit-code.ts'
import { tooOld } from './required-node.ts'

const refusal = tooOld(process.versions.node)

// What follows needs this Node to load at all, so it is imported only after the check.
if (refusal === undefined) {
  const { run } = await import('./run.ts')
  await run(process.argv)
} else {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = EXIT.usage
}
