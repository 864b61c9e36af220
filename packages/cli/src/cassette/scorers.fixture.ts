import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where `writeScorers` puts its module, and how often it was asked, a line a question. */
export const MODULE = 'scorers.mjs'
export const ASKED = 'asked.log'

export interface ScorersOptions {
  /** Of the identity. */
  readonly version?: string
  /** JavaScript of what is answered about `total`, the amount of the order, and `shown`. */
  readonly answer?: string
}

/** A module of a user that scores orders by their amount, in the process and without any package. */
export async function writeScorers(folder: string, { version = '1', answer = ANSWER }: ScorersOptions = {}): Promise<void> {
  await writeFile(
    join(folder, MODULE),
    `import { appendFileSync } from 'node:fs'
const identity = 'sha256:' + '${version}'.padStart(64, '0')
const provenance = { answeredBy: 'table', identity, model: 'table-${version}' }
export const release = {
  id: 'table',
  identity,
  score: async ({ shown }) => {
    appendFileSync(${JSON.stringify(join(folder, ASKED))}, 'asked\\n')
    const total = Number(shown.find(({ field }) => field === 'order.total').value.amount)
    return ${answer}
  },
}
`,
  )
}

const ANSWER = `{ status: 'answered', confidence: { release: total < 1000 ? '0.95' : '0.7', hold: '0.05' }, rationale: 'By amount.', provenance }`
