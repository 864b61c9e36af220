import { decide } from '@countersign/core'
import { expect, test } from 'vitest'
import type { FaultCase } from './fault-case.ts'
import { inEachView } from './fault-case.ts'
import { unsafeRuns } from './judge-trials.ts'
import { shippingCases } from './shipping.fixture.ts'
import type { Trial } from './try-faults.ts'

const of = await onlyCase()

async function onlyCase(): Promise<FaultCase> {
  const [only] = await shippingCases('{ option: ship, confidence: 0.97 }')
  if (only === undefined) throw new Error('the case asks a scorer')
  return only
}

const answer = (option: string): NonNullable<Trial['scoring']> => ({ status: 'answered', scorer: 's', confidence: { [option]: '0.97' } })
const failed = { status: 'failed', scorer: 's', why: 'timeout' } as const

/** What came of the scoring, and the decision of a core that read `decidedOn` instead. */
function trial(fault: Trial['fault'], scoring: Trial['scoring'], decidedOn: NonNullable<Trial['scoring']>): Trial {
  const input = { ...of.input, scoring: { '': decidedOn } }
  return { fault, of, scoring, decisions: inEachView(view => decide(of.sets[view], input)) }
}

const undisturbed = trial(undefined, answer('ship'), answer('ship'))

test.each<[string, Trial, readonly string[]]>([
  ['the undisturbed answer may run anything', undisturbed, []],
  ['a fault that leaves the answer may run the same', trial('fenced', answer('ship'), answer('ship')), []],
  ['and nothing else', trial('fenced', answer('expedite'), answer('expedite')), ['other-than-undisturbed']],
  ['but what is safe', trial('option-missing', answer('hold'), answer('hold')), []],
  ['a failure may run what is safe', trial('hang', failed, failed), []],
  ['and nothing that is not, even if the undisturbed answer does', trial('hang', failed, answer('ship')), ['on-failure']],
  ['nor may a scorer that failed under a fault which leaves an answer', trial('fenced', failed, answer('ship')), ['on-failure']],
  ['nor one without any scoring', trial('hang', undefined, answer('ship')), ['on-failure']],
  ['an answer where there can be none may run nothing unsafe', trial('hang', answer('ship'), answer('ship')), ['answered-anyway']],
])('%s', (_name, one, expected) => {
  const found = unsafeRuns([undisturbed, one]).filter(({ view }) => view === 'unattended')
  expect(found.map(({ why }) => why)).toEqual(expected)
})

test('a policy that observes runs nothing as given', () => {
  expect(unsafeRuns([undisturbed, trial('hang', failed, answer('ship'))]).map(({ view }) => view)).toEqual(['unattended'])
})
