import { parseArgs } from 'node:util'
import { scoreWave } from './score-wave.ts'

/** `npm run example -- wave [--orders n]`: a score for each of 200 orders, and the wave that they make. */
const { values } = parseArgs({ options: { orders: { type: 'string', default: '200' } } })
const { request, provenance } = await scoreWave(Number(values.orders))
console.log(JSON.stringify(request, undefined, 2))
console.error(`${request.orders.length} orders scored by ${provenance.answeredBy}, ${provenance.usage?.inputTokens} tokens in`)
