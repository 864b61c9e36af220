import type { DecisionInput, Observation } from '../evaluate/decision-input.ts'
import type { Catalogue } from '../policy/link/catalogue.ts'
import type { PolicyModel, WorkspaceModel } from '../policy/model.ts'
import type { Found } from '../score/retriever.ts'
import { digestOf } from '../values/digest.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { ObjectType, ValueType } from '../values/value-type.ts'

/** What was written into one text field: `opaque` is recognised by nothing, the others by what they are. */
export interface Plant {
  readonly field: string
  readonly opaque: string
  readonly recognisable: readonly string[]
}

export interface PlantedInput {
  readonly input: DecisionInput
  readonly plants: readonly Plant[]
}

/** What a retriever may find; of it only what is recognised must not arrive. */
export function plantedPrecedent(): { readonly found: Found; readonly plant: Plant } {
  const { text, plant } = plantOf('precedent.text', PRECEDENT, PERSON)
  return { found: { source: 'sop/holds.md#credit', title: 'Holds', text, digest: digestOf(text) }, plant }
}

/** Numbers that no field of an input comes to: of a text that is found, and where those of another case begin. */
const PRECEDENT = 7_000
const ANOTHER = 4_000

/** The person of whom the personal fields of the catalogue speak. */
const PERSON = 'Quilla Ravensworth'
export const ANOTHER_PERSON = 'Tobin Wexcombe'
const CARD = '4111 1111 1111 1111'
const IBAN = 'DE89 3704 0044 0532 0130 00'

interface Planting {
  readonly catalogue: Catalogue
  readonly plants: Plant[]
  readonly how: HowPlanted
  /** Whether a personal field now holds the person, so that the name is known. */
  named: boolean
}

export interface HowPlanted {
  /** Whether texts that are there are replaced, or only those planted that are not. */
  readonly overwrite: boolean
  /** What stands in personal fields: the person's name alone, or all that is planted elsewhere. */
  readonly personal: 'name' | 'text'
  /** Another case speaks of another person, and of nothing that is planted in the first. */
  readonly another?: boolean
}

/**
 * The input with secrets and personal data in every text field that the catalogue knows of the subject and of the facts, present or not,
 * and in a member `undeclared` of every object.
 */
export function plantedInput(model: WorkspaceModel, catalogue: Catalogue, input: DecisionInput, how: HowPlanted): PlantedInput {
  const planting: Planting = { catalogue, plants: [], how, named: false }
  const policy = model.policies.find(({ id }) => id === input.policy)
  const subject = planted(planting, input.subject.data, catalogue.objects.get(policy?.subject ?? '')?.type, policy?.subject ?? '')
  const { trigger } = input
  const facts = Object.entries(input.facts).map(([name, fact]) => [name, plantedFact(planting, policy, name, fact)] as const)
  return {
    input: {
      ...input,
      scoring: {},
      subject: { ...input.subject, data: subject },
      trigger: trigger.kind === 'event' ? { kind: 'event', event: { ...trigger.event, data: subject } } : trigger,
      facts: Object.fromEntries(facts),
    },
    plants: planting.plants.map(plant => ({ ...plant, recognisable: [...plant.recognisable, ...(planting.named ? [personOf(how)] : [])] })),
  }
}

function plantedFact(planting: Planting, policy: PolicyModel | undefined, name: string, observed: Observation): Observation {
  const fact = policy?.facts.find(one => one.name === name)
  const contract = fact === undefined ? undefined : planting.catalogue.queries.get(fact.query)
  if (observed.status !== 'known' || contract === undefined) return observed
  const plant = (value: Json): Json => planted(planting, value, contract.row, contract.name)
  if (contract.key.length === 0) return { ...observed, value: plant(observed.value) }
  return contract.key.length === 1 && isJsonObject(observed.value)
    ? { ...observed, value: Object.fromEntries(Object.entries(observed.value).map(([key, row]) => [key, plant(row)])) }
    : observed
}

function planted(planting: Planting, value: Json, type: ValueType | undefined, owner: string): Json {
  if (Array.isArray(value)) return value.map(element => planted(planting, element, type?.kind === 'list' ? type.of : type, owner))
  return isJsonObject(value) && type?.kind === 'object' ? plantedObject(planting, value, type, type.name ?? owner) : value
}

function plantedObject(planting: Planting, value: JsonObject, { fields = {} }: ObjectType, owner: string): Json {
  const members = Object.entries(fields).flatMap(([name, { type, pii }]): [string, Json][] => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    if (type.kind !== 'text') return given === undefined ? [] : [[name, planted(planting, given, type, `${owner}.${name}`)]]
    if (given !== undefined && !planting.how.overwrite) return [[name, given]]
    if (pii !== true || planting.how.personal === 'text') return [[name, plantedText(planting, `${owner}.${name}`)]]
    planting.named = true
    return [[name, personOf(planting.how)]]
  })
  return { ...value, ...Object.fromEntries(members), undeclared: plantedText(planting, `${owner}.undeclared`) }
}

function personOf({ another }: HowPlanted): string {
  return another === true ? ANOTHER_PERSON : PERSON
}

function plantedText({ plants, how }: Planting, field: string): string {
  const { text, plant } = plantOf(field, plants.length + (how.another === true ? ANOTHER : 0), personOf(how))
  plants.push(plant)
  return text
}

function plantOf(field: string, number: number, person: string): { readonly text: string; readonly plant: Plant } {
  const opaque = `opaque${number}zq`
  const email = `p${number}@planted.example`
  const phone = `+49 30 90${1000 + number}`
  const secret = `hunter${number}zq`
  return {
    text: `${opaque}, ${person}, ${email}, ${phone}, ${IBAN}, ${CARD}, password: ${secret}`,
    plant: { field, opaque, recognisable: [email, phone, secret, CARD, IBAN] },
  }
}
