import type { Chosen } from '../../evaluate/choice/choosing.ts'
import type { Frame } from '../../evaluate/frame/frame.ts'
import { ledgerKey, usedOf } from '../../evaluate/gates/ledger-line.ts'
import { encodeMeasure } from '../../evaluate/options/measure.ts'
import { MASKED } from '../../evaluate/program/probe.ts'
import type { GateProgram, Reading } from '../../evaluate/program/program.ts'
import type { Speaker } from '../../evaluate/speaker.ts'
import { frameOf } from '../../evaluate/speaker.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { plainText } from '../say/plain-text.ts'
import type { Stage } from '../stage.ts'
import { voiceOf } from '../voice-of.ts'

/** Each gate on the chosen plan: what it said, and both sides of its comparison. A gate that was silent passed or was not asked. */
export function traceGates(stage: Stage, chosen: Chosen): readonly JsonObject[] {
  return [stage.scene.own, ...stage.scene.guards].flatMap(speaker =>
    speaker.program.gates.map(gate => ({
      gate: gate.id,
      ...(speaker.policy === undefined ? {} : { policy: speaker.policy }),
      vote: voteOf(stage, speaker, gate.id),
      ...valuesOf(stage, speaker, gate, chosen),
    })),
  )
}

function voteOf({ gates: { reasons } }: Stage, { policy }: Speaker, id: string): Json {
  const voice = voiceOf({ kind: 'gate', code: id, policy })
  return reasons.find(reason => voiceOf(reason) === voice)?.vote ?? 'none'
}

function valuesOf({ scene }: Stage, speaker: Speaker, gate: GateProgram, { judged: { candidate }, confidence }: Chosen): JsonObject {
  const frame = frameOf(speaker, candidate)
  switch (gate.kind) {
    case 'confidence':
      return {
        confidence: confidence === undefined ? 'unknown' : plainText(confidence),
        ...sides({ permitFrom: gate.permitFrom, reviewFrom: gate.reviewFrom }, frame),
      }
    case 'limit':
      return sides({ of: gate.of, permitUpTo: gate.permitUpTo, reviewUpTo: gate.reviewUpTo }, frame)
    case 'budget': {
      const key = ledgerKey(speaker.program.model.id, gate, frame)
      const used = key === undefined ? undefined : usedOf(scene, key, gate.of.type, gate.model.per)
      return {
        ...sides({ of: gate.of, upTo: gate.upTo }, frame),
        ledger: key ?? 'unknown',
        used: encodeMeasure(gate.of.type, used) ?? 'unknown',
      }
    }
    case 'reversible':
      return { until: gate.until }
  }
}

function sides(readings: Readonly<Record<string, Reading | undefined>>, frame: Frame): JsonObject {
  return Object.fromEntries(
    Object.entries(readings).flatMap(([name, reading]) => (reading === undefined ? [] : [[name, valueIn(reading, frame)]])),
  )
}

function valueIn({ type, evaluate, probe }: Reading, frame: Frame): Json {
  if (probe.reads.some(({ pii }) => pii)) return MASKED
  return encodeValue(type, evaluate(frame)) ?? 'unknown'
}
