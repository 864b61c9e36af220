import type { Issue } from '@countersign/core'
import { counted } from '../format/counted.ts'
import type { Compared } from './run-compare.ts'

/** What a comparison of nothing is: a finding that says where the answers are missing. */
export function nothingCompared({ decisions, notAsked, compared, sides }: Compared, file: string): Issue | undefined {
  if (compared > 0) return undefined
  const why = [
    ...(decisions === 0 ? ['the records hold no decision'] : []),
    ...(notAsked > 0 ? [`of ${counted(notAsked, 'decision')} no scorer is asked`] : []),
    ...sides.flatMap(({ name, missing }) => (missing > 0 ? [`to ${counted(missing, 'decision')} there is no answer in ${name}`] : [])),
  ]
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { code: 'nothing-compared', severity: 'error', message: `nothing was compared: ${why.join('; ')}`, at }
}
