import type { Question } from '../question.ts'
import { guards } from './guards.ts'
import { rules } from './rules.ts'

/** In the order of the table: from the heart outwards. */
export const QUESTIONS: readonly Question[] = [rules, guards]
