import type { Question } from '../question.ts'

/** In the order of the table: from the heart outwards. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'rules',
    asks: 'one decision by ten rules over nested facts, beside the peers',
    load: async () => (await import('./rules.ts')).rules,
  },
  {
    id: 'guards',
    asks: 'what a decision costs as the policy grows to 10, 100 and 1,000 guards',
    load: async () => (await import('./guards.ts')).guards,
  },
  {
    id: 'reading',
    asks: 'a decision of order release beside parsing the line that it came on',
    load: async () => (await import('./reading.ts')).reading,
  },
  {
    id: 'scoring',
    asks: 'what the scoring layer adds to a question, beside a bare fetch, and whether 200 at once hold memory flat',
    load: async () => (await import('./scoring.ts')).scoring,
  },
  {
    id: 'precedents',
    asks: 'finding precedents among 100,000 sections, with the time and memory to add them',
    load: async () => (await import('./precedents.ts')).precedents,
  },
  {
    id: 'cold-import',
    asks: 'what importing the root adds to a fresh process, beside the peers',
    load: async () => (await import('./cold-import.ts')).coldImport,
  },
  {
    id: 'dry-run',
    asks: 'a dry run of a recording beside reading and parsing the same file, with its peak memory',
    load: async () => (await import('./dry-run.ts')).dryRun,
  },
]
