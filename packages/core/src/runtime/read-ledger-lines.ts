import type { DecisionInput, LedgerLine } from '../evaluate/decision-input.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'
import type { Refuse } from './complaint.ts'
import { objectOr } from './json-member.ts'

/** The ledger as it was when the event was decided, by ledger key. */
export function readLedgerLines(json: Json | undefined, refuse: Refuse): DecisionInput['ledger'] {
  const lines = Object.entries(objectOr(json, 'ledger', refuse))
  return Object.fromEntries(
    lines.flatMap(([key, line]) => {
      if (isLedgerLine(line)) return [[key, line]]
      refuse('ledger-malformed', `ledger line \`${key}\` has \`from\`, \`until\`, \`settled\` and \`reserved\``)
      return []
    }),
  )
}

function isLedgerLine(json: unknown): json is LedgerLine {
  if (!isJsonObject(json)) return false
  return [json['from'], json['until']].every(isInstant) && [json['settled'], json['reserved']].every(isMeasure)
}

const isInstant = (json: unknown): boolean => typeof json === 'string' && parseInstant(json) !== undefined

const isMeasure = (json: unknown): boolean => typeof json === 'string' || (isJsonObject(json) && typeof json['amount'] === 'string')
