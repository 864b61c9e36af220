import { compareValues } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import { readLiteral } from '../literal.ts'
import type { RolloutModel, RolloutRow } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import type { Document } from '../schema/document.ts'
import { many } from '../schema/parts.ts'
import type { RolloutRowDocument } from '../schema/rollout-schema.ts'
import { checkBounds } from './check-bounds.ts'
import { checkOption } from './check-option.ts'
import { checkShadowed } from './check-shadowed.ts'
import { readParameterValue } from './link-parameters.ts'
import type { LinkedPolicy } from './link-policy.ts'
import { reading, refuse } from './linking.ts'
import { placed } from './placed.ts'
import { policyScope } from './policy-scope.ts'
import { unknownName } from './unknown-name.ts'

type Rollout = Document<'rollout'>

/** How far a policy is trusted, by site, segment and option. Rows read the subject and the facts of their policy. */
export function linkRollout(document: Rollout, policy: LinkedPolicy): RolloutModel {
  const rows = (document.value.rows ?? []).map(row => linkRow(document, policy, row))
  checkShadowed(document, rows, policy.place.space.report)
  return { default: document.value.default?.phase ?? 'observe', rows }
}

function linkRow(document: Rollout, policy: LinkedPolicy, row: RolloutRowDocument): RolloutRow {
  const { sources } = document
  const { space } = policy.place
  if (row.site !== undefined && !space.hasSite) {
    refuse(space.report, 'missing-site', sources.keyAt(row, 'site'), 'rows by site need a `site` in the policy')
  }
  for (const { text, at } of placed(document, row, 'options', row.options)) if (text !== 'proposed') checkOption(policy.place, text, at, [])
  const where = linkWhere(document, policy, row)
  const requires = linkRequires(document, policy, row)
  return {
    ...(row.site === undefined ? {} : { sites: many(row.site) }),
    ...(where === undefined ? {} : { where }),
    ...(row.options === undefined ? {} : { options: many(row.options) }),
    phase: row.phase,
    with: linkValues(document, policy, row),
    ...(requires === undefined ? {} : { requires }),
  }
}

function linkWhere({ sources }: Rollout, { place }: LinkedPolicy, row: RolloutRowDocument): RolloutRow['where'] {
  if (!sources.has(row, 'where')) return undefined
  const node = sources.node(row, 'where')
  return reading(place.space.report, node.at, report => readCondition(node, policyScope(place.space), report))
}

function linkValues({ sources }: Rollout, { place, parameters }: LinkedPolicy, row: RolloutRowDocument): RolloutRow['with'] {
  const { report } = place.space
  const values: Record<string, RolloutRow['with'][string]> = {}
  const given = row.with ?? {}
  for (const name of Object.keys(given)) {
    const parameter = parameters.get(name)
    if (parameter === undefined) {
      if (!parameters.has(name) && !place.document.broken.has(name)) {
        unknownName(report, 'unknown-parameter', sources.keyAt(given, name), 'parameter', name, parameters.keys())
      }
      continue
    }
    const node = sources.node(given, name)
    const value = readParameterValue(node, parameter.type, report)
    if (value === undefined) continue
    checkBounds(parameter, value, node.at, report)
    values[name] = value
  }
  return values
}

function linkRequires({ sources }: Rollout, { place }: LinkedPolicy, row: RolloutRowDocument): RolloutRow['requires'] {
  const { requires } = row
  if (requires === undefined) return undefined
  const { report } = place.space
  const read = (key: 'maxError' | 'certainty') => {
    const node = sources.node(requires, key)
    const share = reading(report, node.at, inner => readLiteral(node, { kind: 'percent' }, inner))
    if (share !== undefined && !isShare(share)) refuse(report, 'out-of-bounds', node.at, `\`${key}\` is more than 0% and less than 100%`)
    return share
  }
  const maxError = read('maxError')
  const certainty = read('certainty')
  if (row.phase !== 'unattended') {
    refuse(
      report,
      'certificate-needs-unattended',
      sources.keyAt(row, 'requires'),
      'a certificate is what `unattended` asks for; this row is not',
    )
  }
  return maxError === undefined || certainty === undefined ? undefined : { maxError, certainty }
}

/** Nothing is proven to be free of error, and nobody is helped by what is always wrong. */
function isShare(share: Json): boolean {
  const type = { kind: 'percent' } as const
  const value = decodeValue(type, share)
  return compareValues(type, value, decodeValue(type, '0%')) === 1 && compareValues(type, value, decodeValue(type, '100%')) === -1
}
