// `pnpm play`: a REPL with the library and the shipped policies at hand, straight from sources.
import { start } from 'node:repl'
import * as core from '@countersign/core'
import * as policies from '@countersign/policies'

const names = [...Object.keys(core), ...Object.keys(policies)]
console.log(`countersign: ${names.join(', ')}\n(top-level await works; .exit leaves)`)
Object.assign(start('countersign> ').context, core, policies)
