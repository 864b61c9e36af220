#!/usr/bin/env node
import { EXIT } from './exit-code.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// What follows needs this Node to load at all, so it is imported only after the check.
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`countersign needs Node.js 22.13 or newer; this is ${process.versions.node}\n`)
  process.exitCode = EXIT.usage
} else {
  const { run } = await import('./run.ts')
  await run(process.argv)
}
