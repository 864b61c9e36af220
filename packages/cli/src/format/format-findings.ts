import type { JsonObject } from '@countersign/core'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import type { Paper } from '../terminal/paper.ts'
import type { Examination } from './examination.ts'
import { formatGithub } from './format-github.ts'
import { formatJson } from './format-json.ts'
import { formatJunit } from './format-junit.ts'
import { formatSarif } from './format-sarif.ts'

export const FINDING_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const

export type FindingFormat = (typeof FINDING_FORMATS)[number]

/** What a command found: the same for every format, but for what only a person or only a program wants to know. */
export interface Findings {
  readonly examination: Examination
  readonly facts: JsonObject
  readonly pretty: (paper: Paper) => string
}

export function formatFindings({ examination, facts, pretty }: Findings, format: FindingFormat, paper: Paper, version: string): string {
  switch (format) {
    case 'pretty':
      return disarmCommands(pretty(paper))
    case 'json':
      return formatJson(examination, facts)
    case 'sarif':
      return formatSarif(examination, version)
    case 'github':
      return formatGithub(examination)
    case 'junit':
      return formatJunit(examination)
  }
}
