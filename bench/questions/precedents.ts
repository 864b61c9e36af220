import { optionId, policyId } from '@countersign/core'
import type { DocumentText, Precedents } from '@countersign/core/sqlite'
import { openPrecedents } from '@countersign/core/sqlite'
import type { Answer } from '../question.ts'
import { tell } from '../question.ts'
import type { Figure } from '../report/figure.ts'
import type { Draw } from '../seeded-random.ts'
import { drawFrom } from '../seeded-random.ts'
import { timingOf } from '../timing/measure.ts'

const SECTIONS = 100_000
const OF_DOCUMENT = 1_000
const POLICIES = 20
const WORDS_OF_SECTION = 80
/** Words of the language; few are frequent, most are rare. */
const VOCABULARY = 20_000
const SEARCHES = 200

export const precedents: Answer = async ({ quick }) => {
  const sections = quick ? SECTIONS / 10 : SECTIONS
  const draw = drawFrom(5)
  const documents = Array.from({ length: sections / OF_DOCUMENT }, (_, index) => documentOf(index, draw))
  tell(`adding ${sections.toLocaleString('en')} sections`)
  const before = process.memoryUsage().rss
  const start = performance.now()
  const opened = openPrecedents()
  const issues = await opened.addDocuments(documents)
  const adding = performance.now() - start
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('\n'))
  const question = `${sections.toLocaleString('en')} sections of ${WORDS_OF_SECTION} words`
  const once = (subject: string, unit: 'ms' | 'MB', amount: number): Figure => ({
    ...{ question, subject, gives: 'in memory', unit, min: amount, median: amount },
  })
  const added = [
    once('add all', 'ms', adding),
    once('add all, memory of the process beyond the texts', 'MB', (process.memoryUsage().rss - before) / 2 ** 20),
  ]
  const searched: Figure[] = []
  for (const words of [8, 32, 192]) searched.push(...(await search(opened, question, words, draw)))
  opened.close()
  return { figures: [...added, ...searched], targets: [] }
}

function documentOf(index: number, draw: Draw): DocumentText {
  const sections = Array.from({ length: OF_DOCUMENT }, (_, section) => {
    return `## Section ${section}\nfor: policy-${section % POLICIES}\n\n${textOf(WORDS_OF_SECTION, draw)}`
  })
  return { name: `sop/${index}.md`, text: sections.join('\n\n') }
}

function textOf(words: number, draw: Draw): string {
  return Array.from({ length: words }, () => `w${Math.floor(draw.share() ** 3 * VOCABULARY).toString(36)}`).join(' ')
}

async function search(opened: Precedents, question: string, words: number, draw: Draw): Promise<readonly Figure[]> {
  const retriever = opened.retriever({ limit: 5 })
  const taken: number[] = []
  for (let index = 0; index < SEARCHES; index += 1) {
    // No more than 48 words of one field are read.
    const shown = Array.from({ length: Math.ceil(words / 48) }, (_, field) => {
      return { field: `order.f${field}`, from: 'order', value: textOf(Math.min(words, 48), draw) }
    })
    const query = { tenant: 't', policy: policyId(`policy-${index % POLICIES}`), options: [optionId('hold')], reasons: [], shown, limit: 5 }
    const start = performance.now()
    const found = await retriever.retrieve(query)
    taken.push(performance.now() - start)
    if (found.length !== 5) throw new Error(`found ${found.length} of 5`)
  }
  const sorted = taken.toSorted((a, b) => a - b)
  const late = sorted[Math.floor(SEARCHES * 0.99)] ?? Number.NaN
  const subject = `a question of ${words} words`
  return [
    { question, subject, gives: '5 precedents, half within', unit: 'ms', ...timingOf(taken) },
    { question, subject, gives: '5 precedents, 99 % within', unit: 'ms', min: late, median: late },
  ]
}
