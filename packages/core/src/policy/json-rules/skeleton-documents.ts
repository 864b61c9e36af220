import { ruleHolds } from './rule-holds.ts'
import { kebab } from './rule-ids.ts'
import type { ImportedRule, RuleSet } from './rule-set.ts'
import { wantedBy } from './skeleton-case.ts'
import type { Data } from './skeleton-data.ts'
import { dataOf, valueIn } from './skeleton-data.ts'
import type { Shape, Shapes } from './skeleton-shape.ts'

/** What the documents of a skeleton are made of. */
export interface Skeleton {
  readonly policy: string
  readonly subject: string
  readonly file: string
  readonly as: 'guards' | 'rules'
  readonly rules: RuleSet
  readonly shapes: Shapes
}

const schema = (kind: string): string => `# yaml-language-server: $schema=.countersign/schemas/${kind}.schema.json\n`

/** Every field may be absent: the engine has `undefined` for what is not there, and so the import says the same. */
export function catalogueText({ policy, subject, shapes }: Skeleton): string {
  const objects: string[] = []
  addObject(shapes.root, subject, objects, true)
  return `${schema('catalogue')}catalogue: ${policy}

# The types are guessed from what the rules compare with; the data of your events says more.
objects:
${objects.reverse().join('\n')}

events:
  ${subject}.received: ${subject}

actions:
  ${subject}.proceed: { system: oms, with: { ${subject}Id: id of ${subject} } }
`
}

function addObject(shape: Shape, name: string, objects: string[], isRoot: boolean): void {
  const fields = [...shape.fields.values()]
    .filter(({ field }) => !isRoot || field !== 'id')
    .map(field => `      ${field.field}: ${fieldType(field, name, objects)}`)
  const key = isRoot ? `    key: id\n    fields:\n      id: id of ${name}` : '    fields:'
  objects.push(`  ${name}:\n${[key, ...fields].join('\n')}`)
}

function fieldType(shape: Shape, holder: string, objects: string[]): string {
  const name = `${holder}${shape.field.charAt(0).toUpperCase()}${shape.field.slice(1)}`
  if (shape.fields.size > 0) addObject(shape, name, objects, false)
  const [kind = 'text', ...others] = shape.kinds
  const type = shape.fields.size > 0 ? name : others.length > 0 ? 'text' : kind
  return `${shape.isList ? `list of ${type}` : type}?${others.length > 0 ? `   # compared with ${[kind, ...others].join(' and ')}` : ''}`
}

export function policyText({ policy, subject, file, as, rules, shapes }: Skeleton): string {
  const facts = [...shapes.mapped].map(([key, read]) => `      ${quoted(key)}: ${read}`)
  const types = [...new Set(rules.rules.map(({ event }) => event.type))]
  const events = types.map(type => `      ${quoted(type)}: ${as === 'guards' ? 'review' : optionOf(type)}`)
  const mapped = facts.length === 0 ? '' : `    facts:\n${facts.join('\n')}\n`
  const entry = `  - from: ${file}\n${mapped}    events:\n${events.join('\n')}`
  return `${schema('policy')}policy: ${policy}
version: 1.0.0
title: Decide by the rules of ${file}
owner: planners
events: [${subject}.received]
decides: ${subject}

options:
${optionsText(subject, as === 'rules' ? types : [])}
${as === 'guards' ? `guards:                                        # all are asked; each event is \`deny\`, \`review\`, or \`ignore\`\n${entry}\n` : `rules:                                         # the first that is true chooses\n${entry}\n`}
propose: { rank: [option.id down], choices: [proceed, hold] }
review: { queue: planners, expires: 1d, onExpiry: hold }
otherwise: hold
`
}

/** A plan for each event, to be filled: until then it does nothing. */
function optionsText(subject: string, types: readonly string[]): string {
  const ids = [...new Set(types.map(optionOf))].filter(id => id !== 'proceed' && id !== 'hold')
  const proceed = `  proceed:\n    says: Go on\n    do:\n      - ${subject}.proceed: { ${subject}Id: =${subject}.id }\n        undo: none`
  const empty = (id: string, says: string): string => `  ${id}:\n    says: ${quoted(says)}\n    do: []`
  return [proceed, empty('hold', 'Do nothing'), ...ids.map(id => empty(id, `What ${id} means`))].join('\n')
}

function optionOf(type: string): string {
  const id = kebab(type) ?? 'event'
  return TAKEN.has(id) || WORDS.has(id) ? `${id}-event` : id
}

/** What an event may be besides an option. */
const TAKEN: ReadonlySet<string> = new Set(['review', 'ignore', 'proposed'])

export function rolloutText({ policy }: Skeleton): string {
  return `${schema('rollout')}rollout: ${policy}\ndefault: { phase: observe }                    # decide and record, run nothing\n`
}

/** Nobody reads more cases than these, nor longer ones. */
const MOST_CASES = 100
const LONGEST_CASE = 2_000

/** A case for each rule for which values were found that make it true, and one in which nothing is known. */
export function testsText(skeleton: Skeleton): string {
  const { policy, subject, rules } = skeleton
  const found = rules.rules.slice(0, MOST_CASES).flatMap((rule, index) => {
    const data = dataOf(wantedBy(rule, rules), skeleton.shapes, `C${index + 1}`)
    if (!heldOf(skeleton, data).includes(rule)) return []
    const text = caseText(skeleton, `${rule.id} is true`, data)
    return text.length > LONGEST_CASE ? [] : [text]
  })
  const nothing = caseText(skeleton, 'nothing is known', dataOf(new Map(), skeleton.shapes, 'C0'))
  return `${schema('test')}tests: ${policy}
now: 2026-01-01T12:00:00Z

# The values were found by looking at the rules; what they should say is yours to check. The subject is \`${subject}\`.
cases:
${[...found, nothing].join('\n')}
`
}

/** The rules that are true of a subject, as the engine sees it. */
function heldOf({ rules, shapes }: Skeleton, data: Data): readonly ImportedRule[] {
  return rules.rules.filter(({ conditions }) => ruleHolds(conditions, key => valueIn(data, shapes, key), rules))
}

function caseText(skeleton: Skeleton, name: string, data: Data): string {
  const { subject, as } = skeleton
  const held = heldOf(skeleton, data)
  const [chosen] = held
  const reasons = `reasons: [${held.map(rule => quoted(rule.id)).join(', ')}]`
  const chosenText = chosen === undefined ? 'option: proceed' : `by: ${quoted(chosen.id)}, option: ${optionOf(chosen.event.type)}`
  return `  - name: ${quoted(name)}
    given: { event: ${subject}.received, ${subject}: ${JSON.stringify(data)} }
    expect: { ${as === 'guards' ? reasons : chosenText} }`
}

/** Plain where YAML takes it plain. */
function quoted(text: string): string {
  return /^[A-Za-z][\w-]*( [\w-]+)*$/.test(text) && !WORDS.has(text.toLowerCase()) ? text : JSON.stringify(text)
}

const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'])
