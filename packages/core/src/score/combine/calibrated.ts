import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import { askScorer } from '../ask-scorer.ts'
import type { Scorer } from '../scorer.ts'
import type { CalibrationMap, ReadMap } from './calibration-map.ts'
import { readCalibrationMap } from './calibration-map.ts'
import { combinedIdentity } from './combined-identity.ts'

/**
 * Applies a fitted map to every confidence. What the scorer said is kept in `provenance.raw`, the digest of the map in `provenance.map`;
 * both identities hold the map, so another map is another scorer. For gates and cost figures: a map guarantees nothing by itself.
 *
 * Throws a RangeError for a map that falls, leaves [0, 1] or cannot be read, when it is made and never when it is asked.
 *
 * @example
 * ```ts
 * const scorer = calibrated(model, { kind: 'platt', a: 0.646, b: 1.988 })
 * ```
 */
export function calibrated(scorer: Scorer, map: CalibrationMap): Scorer {
  const read = readCalibrationMap(map)
  const identityWithin = (inner: Digest): Digest => combinedIdentity('calibrated', { map: read.digest }, [inner])
  return {
    id: `calibrated(${scorer.id})`,
    identity: identityWithin(scorer.identity),
    score: async (question, asking) => {
      const answer = await askScorer(scorer, question, asking)
      if (answer.status !== 'answered') return answer
      const { confidence, provenance } = answer
      const mapped = Object.fromEntries(Object.entries(confidence).map(([option, raw]) => [option, read.apply(raw)]))
      return {
        ...answer,
        confidence: mapped,
        provenance: {
          ...provenance,
          identity: identityWithin(provenance.identity),
          map: mapsSoFar(provenance.map, read),
          // Of a map over a map: what the scorer itself said.
          raw: provenance.raw ?? confidence,
        },
      }
    },
  }
}

function mapsSoFar(before: Digest | undefined, { digest }: ReadMap): Digest {
  return before === undefined ? digest : digestOf(canonicalJson([before, digest]))
}
