// `npm run bench -- [filter…] [--quick] [--records n] [--json file]`: measures the built packages and prints one table.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Options } from './question.ts'
import { QUESTIONS } from './questions/questions.ts'
import type { Answered } from './report/figure.ts'
import { baselineOf } from './report/figure.ts'
import { thisMachine } from './report/machine.ts'
import { printReport } from './report/print-report.ts'
import { FULL, QUICK } from './timing/measure.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, records: { type: 'string' }, json: { type: 'string' } },
})
const asked = QUESTIONS.filter(({ id }) => positionals.length === 0 || positionals.some(filter => id.includes(filter)))
if (asked.length === 0) refuse(`no such question; there are ${QUESTIONS.map(({ id }) => id).join(', ')}`)
const records = Number(values.records ?? (values.quick ? 20_000 : 1_000_000))
if (!Number.isSafeInteger(records) || records < 1) refuse('`--records` is a whole number from 1')

const answered = await answerAll()
const machine = thisMachine()
console.log(printReport(answered, machine))
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(asJson(answered), undefined, 2)}\n`)

async function answerAll(): Promise<Answered> {
  const figures = []
  const targets = []
  for (const { id, asks, answer } of asked) {
    console.error(`${id}: ${asks}`)
    const answers = await answer(optionsFor(id))
    figures.push(...answers.figures)
    targets.push(...answers.targets)
  }
  return { figures, targets }
}

function optionsFor(question: string): Options {
  const { quick } = values
  return {
    quick,
    effort: quick ? QUICK : FULL,
    records,
    tell: progress => console.error(`  ${question}: ${progress}`),
  }
}

function asJson({ figures, targets }: Answered): object {
  const withRatios = figures.map(figure => {
    const baseline = baselineOf(figure, figures)
    const ratios = baseline === undefined ? {} : { ratio: { min: figure.min / baseline.min, median: figure.median / baseline.median } }
    return { ...figure, ...ratios }
  })
  return { measured: new Date().toISOString(), arguments: process.argv.slice(2), machine, figures: withRatios, targets }
}

function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}
