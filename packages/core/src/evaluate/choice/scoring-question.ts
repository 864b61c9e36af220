import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import type { ScoringQuestion } from '../gather/need.ts'
import type { Judged } from '../options/candidate.ts'
import type { ProposeProgram } from '../program/program.ts'
import type { Scene } from '../scene.ts'
import type { Walked } from '../walk.ts'
import { scorerChoices } from './choose-by-scorer.ts'

/** The question to the scorer, where the walk ended for want of its answer. Only what `shows` names leaves the process. */
export function scoringQuestion({ scene, choosing }: Walked): ScoringQuestion | undefined {
  const { propose } = scene.program
  if (propose === undefined || propose.model.by.kind !== 'scorer' || !lacksAnswer(choosing)) return undefined
  const choices = scorerChoices(scene, propose, choosing.panel)
  return {
    element: '',
    scorer: propose.model.by.scorer,
    choices: choices.map(({ candidate }) => ({ option: candidate.id, says: candidate.says })),
    shown: shownTo(scene, propose, choices),
    instructions: propose.model.instructions,
  }
}

function lacksAnswer({ reasons }: Walked['choosing']): boolean {
  return reasons.some(({ code, kind }) => kind === 'built-in' && code === 'scorer-not-asked')
}

/** What is absent or unknown is left out. */
function shownTo({ own }: Scene, { shows, showsOptions }: ProposeProgram, choices: readonly Judged[]): Readonly<Record<string, Json>> {
  const shown: [string, Json][] = []
  for (const { path, type, evaluate } of shows) {
    const json = encodeValue(type, evaluate(own.base))
    if (json !== undefined) shown.push([path, json])
  }
  if (showsOptions) shown.push(['options', choices.map(instanceShown)])
  return Object.fromEntries(shown)
}

/** Id, `says`, the option's own terms, cost and exposure. */
function instanceShown({ candidate: { id, program, says, option, plan } }: Judged): Json {
  const terms = (program?.lets ?? []).flatMap(({ name, type }): [string, Json][] => {
    const json = encodeValue(type, option.lets.get(name))
    return json === undefined ? [] : [[name, json]]
  })
  return {
    option: id,
    says,
    ...Object.fromEntries(terms),
    ...(plan.cost === undefined ? {} : { cost: measureJson(plan.cost) }),
    ...(plan.exposure === undefined ? {} : { exposure: measureJson(plan.exposure) }),
  }
}

function measureJson(measure: NonNullable<Judged['candidate']['plan']['cost']>): Json {
  return typeof measure === 'string' ? measure : { ...measure }
}
