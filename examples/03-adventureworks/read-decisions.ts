import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { DecisionLine } from './receipt-table.ts'

/** Reads what `countersign dry-run --out` wrote; of each decision only what the table needs stays in memory. */
export async function readDecisions(file: string): Promise<readonly DecisionLine[]> {
  const decisions: DecisionLine[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { verdict, reasons, struck }: DecisionLine = JSON.parse(line)
    decisions.push({ verdict, reasons, struck })
  }
  return decisions
}
