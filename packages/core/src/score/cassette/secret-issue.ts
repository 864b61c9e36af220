import type { Issue } from '../../policy/issue.ts'
import type { PseudonymKind } from '../redact/span.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { secretsIn } from './secret-kinds.ts'

/** What looks like a secret in a question, or else in its answer; it is not repeated. */
export function secretIssue({ key, question, answer }: RecordedAnswer, file: string): Issue | undefined {
  const { shown, precedents } = question
  // Ids of instances are made of data, and so is what `says` fills in: neither can be told from what the author wrote.
  const listed = secretsIn(question.kind === 'choice' ? question.choices : question.members.map(({ member }) => member))
  const told = secretsIn([shown, precedents, question.kind === 'members' ? question.members.map(member => member.shown) : []])
  const asked = [...new Set([...listed, ...told])].sort()
  const kinds = asked.length > 0 ? asked : secretsIn(answer)
  if (kinds.length === 0) return undefined
  const where = asked.length > 0 ? 'the question' : 'the answer to'
  return {
    code: 'cassette-secret',
    severity: 'error',
    message: `${where} \`${key.slice(0, 19)}\` of policy \`${question.policy}\` is not recorded: it holds what looks like ${kinds.map(kind => NAMED[kind]).join(' and ')}`,
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...(asked.length > 0 ? { suggestion: told.length > 0 ? REDACT : NAME_OTHERWISE } : {}),
  }
}

const REDACT = 'redact the field (`redact:` in countersign.yaml), or take it out of `shows`'
const NAME_OTHERWISE = 'it stands in the id or the `says` of a choice: redact the field that it comes from, or write `says` without it'

const NAMED: Readonly<Record<PseudonymKind, string>> = {
  secret: 'a password, token or key',
  card: 'a card number',
  iban: 'a bank account',
  email: 'an e-mail address',
  phone: 'a phone number',
  name: 'a name',
  address: 'an address',
  id: 'an id',
  text: 'a text',
}
