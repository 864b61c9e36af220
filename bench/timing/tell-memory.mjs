// Loaded before a program that is measured from outside: when it ends, the most memory that it had, all threads together, goes to stderr.
import { existsSync, readFileSync } from 'node:fs'

const STATUS = '/proc/self/status'

process.on('exit', () => process.stderr.write(`\npeak ${peakKilobytes()}\n`))

/** On Linux `maxRSS` of a process begins with what its parent had when it was started; the high-water mark of its own memory does not. */
function peakKilobytes() {
  const own = existsSync(STATUS) ? /VmHWM:\s*(\d+)/.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined
  return Number(own ?? process.resourceUsage().maxRSS)
}
