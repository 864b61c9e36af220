import type { Question } from '../question.ts'
import { coldImport } from './cold-import.ts'
import { dryRun } from './dry-run.ts'
import { guards } from './guards.ts'
import { reading } from './reading.ts'
import { rules } from './rules.ts'

/** In the order of the table: from the heart outwards. */
export const QUESTIONS: readonly Question[] = [rules, guards, reading, coldImport, dryRun]
