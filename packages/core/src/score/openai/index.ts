export type { Prices } from './cost-of-usage.ts'
export { openaiScorer } from './openai-scorer.ts'
export type { OpenAiScorerOptions } from './options.ts'
