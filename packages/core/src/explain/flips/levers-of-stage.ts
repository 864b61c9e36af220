import type { Chosen } from '../../evaluate/choice/choosing.ts'
import { matchesAnyAction } from '../../evaluate/guards/action-pattern.ts'
import type { BuiltStep, Candidate } from '../../evaluate/options/candidate.ts'
import type { Speaker } from '../../evaluate/speaker.ts'
import { frameOf } from '../../evaluate/speaker.ts'
import { instanceFrame } from '../instance-frame.ts'
import type { Reader } from '../reader.ts'
import type { Stage } from '../stage.ts'
import { voiceOf } from '../voice-of.ts'
import type { Lever } from './lever.ts'
import { leversOfCondition } from './levers-of-condition.ts'
import { leversOfGate } from './levers-of-gate.ts'

/** Every value that a voice on the chosen plan listens to, of the deciding policy and of the guard policies, silent voices included. */
export function leversOfStage(stage: Stage, chosen: Chosen): readonly Lever[] {
  const fixed = fixedPaths(chosen.judged.candidate)
  const ofSpeakers = [stage.scene.own, ...stage.scene.guards].flatMap(speaker => [
    ...leversOfGuards(speaker, chosen.judged.candidate),
    ...leversOfGates(stage, speaker, chosen),
  ])
  return [...ofSpeakers, ...leversOfUnsure(stage, chosen)].filter(({ change }) => !fixed.includes(change.path))
}

/** An option that states no cost has none: no business could make it cost something. */
function fixedPaths({ program }: Candidate): readonly string[] {
  return [...(program?.cost === undefined ? ['cost'] : []), ...(program?.exposure === undefined ? ['exposure'] : [])]
}

/** Rules that ask for a person, and conditions of the plan that could not be known: only where they spoke. */
function leversOfUnsure({ scene: { own }, reasons }: Stage, { judged: { candidate } }: Chosen): readonly Lever[] {
  const constructs = [
    ...own.program.rules.map(({ model, when }) => ({ kind: 'rule', code: model.id, probe: when.probe, frame: own.base }) as const),
    ...(candidate.program?.only ?? []).map(
      ({ id, probe }) => ({ kind: 'only', code: id, probe, frame: instanceFrame(own, candidate) }) as const,
    ),
  ]
  return constructs
    .filter(construct => reasons.some(reason => voiceOf(reason) === voiceOf(construct)))
    .flatMap(construct =>
      leversOfCondition(construct.probe.expression, voiceOf(construct), { frame: construct.frame, context: construct.probe.context }),
    )
}

function leversOfGuards(speaker: Speaker, candidate: Candidate): readonly Lever[] {
  return speaker.program.guards.flatMap(({ model, when, reads }) => {
    if (when === undefined) return []
    const { expression, context } = when.probe
    const voice = voiceOf({ kind: 'guard', code: model.id, ...speaker })
    const steps = candidate.steps.filter(({ step }) => matchesAnyAction(model.for, step.action))
    const shown = reads.step ? steps : steps.slice(0, 1)
    return shown.flatMap(step => {
      const reader: Reader = { frame: frameAt(speaker, candidate, step), context }
      return leversOfCondition(expression, voice, reader)
    })
  })
}

/** A copy, so that what is looked at later does not see this step. */
function frameAt(speaker: Speaker, candidate: Candidate, step: BuiltStep): Reader['frame'] {
  return { ...frameOf(speaker, candidate), step: step.frame }
}

function leversOfGates({ scene }: Stage, speaker: Speaker, { gates, judged: { candidate }, confidence }: Chosen): readonly Lever[] {
  if (gates === 'none') return []
  return speaker.program.gates.flatMap(gate => {
    if (gate.kind === 'confidence' && gates === 'but-confidence') return []
    const voice = voiceOf({ kind: 'gate', code: gate.id, ...speaker })
    return leversOfGate(gate, voice, { scene, speaker, candidate, frame: frameOf(speaker, candidate), confidence })
  })
}
