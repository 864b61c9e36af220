// `npm run bench -- [filter…] [--quick] [--records n] [--json file]`: measures the built packages and prints one table.
import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Options, Question } from './question.ts'
import { QUESTIONS } from './questions/questions.ts'
import { asJson } from './report/as-json.ts'
import type { Answered } from './report/figure.ts'
import { thisMachine } from './report/machine.ts'
import { printReport } from './report/print-report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, records: { type: 'string' }, json: { type: 'string' } },
})
const asked = QUESTIONS.filter(({ id }) => positionals.length === 0 || positionals.some(filter => id.includes(filter)))
if (asked.length === 0) refuse(`no such question; there are ${QUESTIONS.map(({ id }) => id).join(', ')}`)
const records = Number(values.records ?? (values.quick ? 20_000 : 1_000_000))
if (!Number.isSafeInteger(records) || records < 1) refuse('`--records` is a whole number from 1')

const all: Answered[] = []
for (const question of asked) all.push(await answered(question, { quick: values.quick, records }))
const whole: Answered = { figures: all.flatMap(({ figures }) => figures), targets: all.flatMap(({ targets }) => targets) }
const machine = thisMachine()
console.log(printReport(whole, machine))
if (values.json !== undefined) await writeFile(values.json, asJson(whole, machine))

/** In a process of its own, so that no question pays for the one before it. */
async function answered({ id, asks }: Question, options: Options): Promise<Answered> {
  console.error(`${id}: ${asks}`)
  const child = fork(fileURLToPath(new URL('./answer-one.ts', import.meta.url)), { serialization: 'advanced' })
  child.send({ id, options })
  return await new Promise((resolve, reject) => {
    child.once('message', figures => resolve(figures as Answered))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${id} was not answered: exit code ${code}`)))
  })
}

function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}
