import { canonicalJson } from '../../values/canonical-json.ts'
import { optionId } from '../../values/ids.ts'
import type { Author, Choice, Plan, Reason } from '../decision.ts'
import type { Edit, Trigger, Vote } from '../decision-input.ts'
import { isWorseThanShown } from '../gates/gate-band.ts'
import type { Judged } from '../options/candidate.ts'
import { editPlan } from '../options/edit-plan.ts'
import { bindTo, findById, judgeCandidate } from '../options/panel.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { Choosing, Chosen } from './choosing.ts'
import { firstRule, ruleReason } from './first-rule.ts'
import { pickByRule } from './pick-by-rule.ts'
import { rejection } from './votes.ts'

type Release = Extract<Trigger, { kind: 'release' }>

/** The walk again on fresh state, with the plan that the voters saw or chose. */
export function chooseByRelease(scene: Scene, panel: readonly Judged[], release: Release): Choosing {
  const { votes, shown } = release
  const by = choiceBy(votes)
  if (by !== undefined && rejection(votes) === undefined) return chosenByPerson(scene, panel, by)
  if (shown === undefined) return personChooses(scene, panel)
  const fresh = freshPlan(scene, panel, shown)
  if (fresh === undefined) return { ...personChooses(scene, panel), reasons: [builtIn('different-plan', 'review', scene.program.queue)] }
  const rejected = rejection(votes)
  if (rejected !== undefined) return rejectedBy(scene, panel, fresh, shown, rejected)
  return approved(scene, panel, fresh, shown, votes)
}

function personChooses({ program }: Scene, panel: readonly Judged[]): Choosing {
  return { panel, chosen: undefined, reasons: [builtIn('person-chooses', 'review', program.queue)], fallsBack: true }
}

/** The one option that voters chose in place of the plan shown. Two that disagree chose none. */
function choiceBy(votes: readonly Vote[]): Vote | undefined {
  const chosen = votes.filter(({ choice }) => choice.kind === 'choose')
  const options = new Set(chosen.map(({ choice }) => (choice.kind === 'choose' ? choice.option : '')))
  return options.size === 1 ? chosen[0] : undefined
}

function chosenByPerson(scene: Scene, panel: readonly Judged[], { by, choice }: Vote): Choosing {
  const option = choice.kind === 'choose' ? choice.option : optionId('')
  const judged = findById(panel, option)
  if (judged === undefined) {
    return {
      panel,
      chosen: undefined,
      reasons: [builtIn('not-a-choice', 'review', scene.program.queue, { saw: [['option', option]] })],
      fallsBack: true,
    }
  }
  return { panel, chosen: { judged, by: { kind: 'person', person: by }, gates: 'but-confidence' }, reasons: [], fallsBack: true }
}

/** The same option today, bound to the scope of whoever chose it, with the edits that were shown. */
function freshPlan(scene: Scene, panel: readonly Judged[], { plan, by, edits }: Choice): Judged | undefined {
  const judged = findById(panel, plan.option)
  if (judged === undefined) return undefined
  const bound = bindTo(scene, scopeOf(scene, by), judged)
  return edits === undefined ? bound : edited(scene, bound, edits, by)
}

function edited(scene: Scene, { candidate }: Judged, edits: readonly Edit[], by: Author): Judged {
  return bindTo(scene, scopeOf(scene, by), judgeCandidate(scene, editPlan(scene.program, candidate, edits)))
}

function scopeOf({ program }: Scene, by: Author): Scene['asker'] {
  if (by.kind === 'scorer') return program.agent
  return by.kind === 'agent' ? program.workspace.agents.find(({ actors }) => actors.includes(by.agent)) : undefined
}

function rejectedBy({ program }: Scene, panel: readonly Judged[], judged: Judged, { by }: Choice, vote: Vote): Choosing {
  const reason = builtIn('rejected', 'deny', program.queue, { saw: [['by', vote.by]] })
  return { panel, chosen: { judged, by, gates: 'none' }, reasons: [reason], fallsBack: by.kind !== 'agent' }
}

function approved(scene: Scene, panel: readonly Judged[], fresh: Judged, shown: Choice, votes: readonly Vote[]): Choosing {
  const edits = votes.flatMap(({ choice }) => (choice.kind === 'edit' ? choice.edits : []))
  const editor = votes.find(({ choice }) => choice.kind === 'edit')
  const reasons = [...differences(scene, fresh, shown.plan), ...rulesAgainst(scene, panel, shown)]
  const all = [...(shown.edits ?? []), ...edits]
  const by: Author = editor === undefined ? shown.by : { kind: 'person', person: editor.by }
  const judged = edits.length === 0 ? fresh : edited(scene, fresh, edits, by)
  const chosen: Chosen = {
    judged,
    by,
    ...(shown.confidence === undefined || editor !== undefined ? {} : { confidence: shown.confidence }),
    ...(all.length === 0 ? {} : { edits: all }),
    gates: shown.by.kind === 'otherwise' ? 'none' : 'but-confidence',
  }
  return { panel, chosen, reasons, fallsBack: shown.by.kind !== 'agent' }
}

/** Steps and their parameters must be the ones shown; cost may differ while it stays in the same band of each limit. */
function differences(scene: Scene, { candidate }: Judged, shown: Plan): readonly Reason[] {
  const same = stepsText(candidate.plan) === stepsText(shown) && !isWorseThanShown(scene, candidate, shown)
  return same ? [] : [builtIn('different-plan', 'review', scene.program.queue)]
}

function stepsText({ steps }: Plan): string {
  // The shown plan came back from a record, so the order of its keys is not ours.
  return canonicalJson(JSON.parse(JSON.stringify(steps.map(({ id, action, params }) => ({ id, action, params })))))
}

/** A rule that has come true since and chooses otherwise is news to the voters. */
function rulesAgainst(scene: Scene, panel: readonly Judged[], { by, plan }: Choice): readonly Reason[] {
  const { rule, caps } = firstRule(scene)
  const pick = rule === undefined || by.kind === 'person' ? undefined : pickByRule(scene, rule, panel)
  if (rule === undefined || pick === undefined || pick.judged?.candidate.id === plan.option) return caps
  return [...caps, ruleReason(scene.program, 'rule-chose', rule, pick.details)]
}
