import type { Precedent, ScorerQuestion, ShownField } from '../scorer-question.ts'
import { DATA_BEGINS, DATA_ENDS, taskText } from './prompt-texts.ts'
import { wireIds } from './wire-ids.ts'
import type { Room } from './write-value.ts'
import { writeText, writeValue } from './write-value.ts'

/** `instructions` are ours and the policy's; `data` is everybody's word but ours. They are sent as two messages of two roles. */
export interface RenderedPrompt {
  readonly instructions: string
  readonly data: string
}

/** Characters of all values of a question, of all precedents, and of the words of all options, each shared out evenly. */
const ROOM = 400_000
const LONGEST_TEXT = 2_000
const LONGEST_VALUE = 20_000
const LONGEST_PRECEDENT = 4_000
const LONGEST_NAME = 200
const SHORTEST = 40

/**
 * The words that put a question to a model. Text from outside can neither leave its JSON string nor hide in it, and a long one is cut;
 * how much of a text is shown hangs on that text and on the number of fields, never on what other texts say.
 *
 * @example
 * ```ts
 * const { instructions, data } = renderPrompt(question)
 * ```
 */
export function renderPrompt(question: ScorerQuestion): RenderedPrompt {
  const task = taskText(question.kind)
  const own = question.instructions.trim()
  return {
    instructions: own === '' ? task : `${task}\n\nWhat the policy asks of you besides\n${own}`,
    data: `${DATA_BEGINS}\n${dataDocument(question)}\n${DATA_ENDS}`,
  }
}

/** The document alone: what was shown, to the letter. */
export function dataDocument(question: ScorerQuestion): string {
  const room = roomOf(question)
  const parts = [
    `"policy":${writeText(question.policy, LONGEST_NAME)}`,
    question.kind === 'choice'
      ? `"options":${lines(optionLines(question.choices))}`
      : `"members":${lines(memberLines(question.members, room))}`,
    `"fields":${lines(fieldTexts(question.shown, room))}`,
    `"precedents":${lines(precedentLines(question.precedents))}`,
  ]
  return `{\n${parts.join(',\n')}\n}`
}

function roomOf(question: ScorerQuestion): Room {
  const ofMembers = question.kind === 'members' ? question.members.reduce((sum, { shown }) => sum + shown.length, 0) : 0
  const each = shareOf(question.shown.length + ofMembers)
  return { text: Math.min(LONGEST_TEXT, each), value: Math.min(LONGEST_VALUE, each) }
}

function shareOf(count: number): number {
  return Math.max(SHORTEST, Math.floor(ROOM / Math.max(1, count)))
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`
}

function optionLines(choices: Extract<ScorerQuestion, { kind: 'choice' }>['choices']): readonly string[] {
  const ids = choices.map(({ option }) => option)
  const longest = Math.min(LONGEST_TEXT, shareOf(choices.length))
  return wireIds(ids).map((id, index) => {
    const { option = '', says = '' } = choices[index] ?? {}
    return `{"id":${idText(id, option)},"says":${writeText(says, longest)}}`
  })
}

function memberLines(members: Extract<ScorerQuestion, { kind: 'members' }>['members'], room: Room): readonly string[] {
  return wireIds(members.map(({ member }) => member)).map((id, index) => {
    const { member = '', shown = [] } = members[index] ?? {}
    return `{"id":${idText(id, member)},"fields":[${fieldTexts(shown, room).join(',')}]}`
  })
}

/** With the name that it stands for, where the id is not shown itself. */
function idText(wire: string, id: string): string {
  return wire === id ? writeText(id, LONGEST_NAME) : `${writeText(wire, LONGEST_NAME)},"name":${writeText(id, LONGEST_NAME)}`
}

function fieldTexts(shown: readonly ShownField[], room: Room): readonly string[] {
  return shown.map(
    ({ field, from, value }) =>
      `{"field":${writeText(field, LONGEST_NAME)},"from":${writeText(from, LONGEST_NAME)},"value":${writeValue(value, room)}}`,
  )
}

function precedentLines(precedents: readonly Precedent[]): readonly string[] {
  const longest = Math.min(LONGEST_PRECEDENT, shareOf(precedents.length))
  return precedents.map(({ ref, source, title, text }) => {
    const [name, origin, heading] = [ref, source, title].map(part => writeText(part, LONGEST_NAME))
    return `{"ref":${name},"source":${origin},"title":${heading},"text":${writeText(text, longest)}}`
  })
}
