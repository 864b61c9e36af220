// Started by main.ts for each question: answers it, and hands the figures back.
import type { Options } from './question.ts'
import { QUESTIONS } from './questions/questions.ts'

process.once('message', async ({ id, options }: { readonly id: string; readonly options: Options }) => {
  const answer = await QUESTIONS.find(question => question.id === id)?.load()
  process.send?.(await answer?.(options))
  process.disconnect()
})
