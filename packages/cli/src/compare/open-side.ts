import type { PolicySet, Scoring } from '@countersign/core'
import { lineReader } from '@countersign/core'
import { answeringFrom } from '../cassette/answering.ts'
import { loadCassette } from '../cassette/load-cassette.ts'
import { findInputs } from '../dry-run/open-input.ts'
import type { Progress } from '../dry-run/progress.ts'
import { recordedDecisions } from './recorded-decisions.ts'
import type { Side } from './side.ts'
import { recordedAnswer } from './side.ts'

/**
 * A cassette by the end of its name, `.json`; anything else is a recording whose lines carry `scoring`. Nothing after what is wrong with a
 * cassette was printed; unreadable lines of a recording are issues of the side.
 */
export async function openSide(policies: PolicySet, name: string, progress: Progress): Promise<Side | undefined> {
  return name.endsWith('.json') ? await cassetteSide(policies, name) : await recordingSide(policies, name, progress)
}

async function cassetteSide(policies: PolicySet, name: string): Promise<Side | undefined> {
  const cassette = await loadCassette(name)
  const answering = cassette === undefined ? undefined : await answeringFrom(policies, { cassette, scorers: {}, rescore: true })
  if (answering === undefined) return undefined
  return {
    name,
    broken: [],
    answerTo: ({ input }) => {
      const replayed = answering(input)
      return replayed.kind === 'found'
        ? recordedAnswer(replayed.input.scoring[''])
        : missing(replayed.kind === 'missed' ? replayed.detail : undefined)
    },
  }
}

function missing(detail: string | undefined): ReturnType<Side['answerTo']> {
  return detail === undefined ? { kind: 'missing' } : { kind: 'missing', detail }
}

/** Of two lines about the same decision the first counts, as in a dry run. */
async function recordingSide(policies: PolicySet, name: string, progress: Progress): Promise<Side> {
  const answers = new Map<string, Scoring>()
  const broken: Side['broken'][number][] = []
  for await (const line of recordedDecisions(lineReader(policies), await findInputs([name]), progress)) {
    broken.push(...line.broken)
    for (const { key, input } of line.decisions) {
      const scoring = input.scoring['']
      if (scoring !== undefined && !answers.has(key)) answers.set(key, scoring)
    }
  }
  return { name, broken, answerTo: ({ key }) => recordedAnswer(answers.get(key)) }
}
