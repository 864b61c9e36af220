// The root of core must be light: importing it loads no package and no database; what needs one loads it when it is called.
import { registerHooks } from 'node:module'

const loaded = []
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    loaded.push({ url: resolved.url, from: context.parentURL })
    return resolved
  },
})

const started = performance.now()
await import('../packages/core/dist/index.js')
const milliseconds = (performance.now() - started).toFixed(0)

const heavy = loaded.filter(({ url }) => url.includes('/node_modules/') || url === 'node:sqlite')
for (const { url, from } of heavy) console.error(`the root of core loads ${url}\n  from ${from}`)
if (heavy.length === 0) console.log(`importing the root of core loads ${loaded.length} modules in ${milliseconds} ms`)
process.exitCode = heavy.length === 0 ? 0 : 1
