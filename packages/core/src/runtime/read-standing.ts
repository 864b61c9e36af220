import type { DecisionInput } from '../evaluate/decision-input.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { Refuse } from './complaint.ts'
import { isTextList, member, objectOr } from './json-member.ts'

const CERTIFICATES = ['valid', 'void', 'demoted', 'missing']

/** Certificates and stops that were in force. */
export function readStanding(json: Json | undefined, refuse: Refuse): DecisionInput['standing'] {
  const standing = objectOr(json, 'standing', refuse)
  const certificates = member(standing, 'certificates') ?? {}
  const stops = member(standing, 'stops') ?? []
  if (!isCertificates(certificates) || !isTextList(stops)) {
    refuse('standing-malformed', '`standing` has `certificates` (valid, void, demoted, missing) and `stops`')
    return { certificates: {}, stops: ['all'] }
  }
  return { certificates, stops }
}

function isCertificates(json: Json): json is DecisionInput['standing']['certificates'] & JsonObject {
  return isJsonObject(json) && Object.values(json).every(one => typeof one === 'string' && CERTIFICATES.includes(one))
}
