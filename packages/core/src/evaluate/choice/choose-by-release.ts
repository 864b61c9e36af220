import { canonicalJson } from '../../values/canonical-json.ts'
import type { Author, Choice, Plan, Queue, Reason } from '../decision.ts'
import type { Release } from '../decision-input.ts'
import { isWorseThanShown } from '../gates/gate-band.ts'
import { agentsOf } from '../guards/agents-of.ts'
import type { Judged } from '../options/candidate.ts'
import type { Edited } from '../options/edit-plan.ts'
import { applyEdits, editPlan } from '../options/edit-plan.ts'
import { bindToAll, findById, judgeCandidate } from '../options/panel.ts'
import type { BuiltInDetails } from '../reason.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { Answer } from './answer.ts'
import { asAnswered, voiceKey, voicesOn } from './answer.ts'
import type { Choosing, Chosen } from './choosing.ts'
import { rulesSince } from './rules-since.ts'
import { underFigures } from './stated-cost.ts'
import type { Ballot, Voters } from './votes.ts'
import { countVotes, hasVoted, NOBODY } from './votes.ts'

/** The walk again on fresh state, with the plan that the voters saw or chose. Until every queue has approved it, it stays a review. */
export function chooseByRelease(scene: Scene, panel: readonly Judged[], release: Release): Choosing {
  const ballot = countVotes(release, scene.program.workspace.agents)
  const { choice } = release.shown
  if (ballot.kind === 'reject') return rejected(scene, panel, choice, ballot.by)
  if (ballot.kind === 'choose') return chosenByPerson(scene, panel, release, ballot)
  if (choice === undefined || (ballot.kind === 'divided' && ballot.over === 'choices')) {
    return goesBack(panel, release, review(scene, 'person-chooses'))
  }
  const fresh = freshPlan(scene, panel, choice)
  if (fresh === undefined) return goesBack(panel, release, review(scene, 'different-plan'))
  return approved(scene, panel, { release, choice, fresh, ballot })
}

function review({ program }: Scene, code: Unanswered, details: BuiltInDetails = {}): Reason {
  return builtIn(code, 'review', program.queue, details)
}

type Unanswered = 'person-chooses' | 'different-plan' | 'not-a-choice' | 'edit-refused'

/** No plan has the votes: a person chooses, and everybody is asked again. */
function goesBack(panel: readonly Judged[], release: Release, reason: Reason): Choosing {
  return { panel, chosen: undefined, reasons: [reason, ...approvalsMissing(everybody(release), NOBODY)], fallsBack: true }
}

/** Who has to agree to another plan than the one that earlier cards were about. */
function everybody({ shown, done }: Release): readonly Queue[] {
  return [...shown.card.queues, ...done.approved]
}

/** A voice for each queue that has not approved, so that none is lost with what it spoke of. */
function approvalsMissing(queues: readonly Queue[], voters: Voters): readonly Reason[] {
  return queues.filter(queue => !hasVoted(queue, voters)).map(queue => builtIn('approvals-missing', 'review', queue))
}

/** `otherwise` runs in place of a plan of ours, and not in place of itself. */
function rejected(scene: Scene, panel: readonly Judged[], choice: Choice | undefined, by: string): Choosing {
  const judged = choice === undefined ? undefined : freshPlan(scene, panel, choice)
  const reasons = [builtIn('rejected', 'deny', scene.program.queue, { saw: [['by', by]] })]
  const fallsBack = choice?.by.kind !== 'agent' && choice?.plan.option !== scene.program.model.otherwise
  if (choice === undefined || judged === undefined) return { panel, chosen: undefined, reasons, fallsBack }
  return { panel, chosen: { judged, by: choice.by, gates: 'none' }, reasons, fallsBack }
}

/** One of the options on the card, whatever rules say of it. Its own voices were not on the card. */
function chosenByPerson(scene: Scene, panel: readonly Judged[], release: Release, ballot: Extract<Ballot, { kind: 'choose' }>): Choosing {
  const { option, by, voters } = ballot
  const judged = release.shown.card.choices.includes(option) ? findById(panel, option) : undefined
  if (judged === undefined) return goesBack(panel, release, review(scene, 'not-a-choice', { saw: [['option', option]] }))
  const author: Author = { kind: 'person', person: by }
  const rules = rulesSince(scene, panel, { option, by: author }).map(asAnswered)
  const caps = new Set(scene.caps.map(reason => voiceKey(reason, [])))
  const heard = new Set([...voicesOn(release, 'review')].filter(key => caps.has(key)))
  return {
    panel,
    chosen: { judged, by: author, gates: 'but-confidence' },
    reasons: [...rules, ...approvalsMissing(everybody(release), voters)],
    fallsBack: true,
    answer: { voters, heard, settled: new Set() },
  }
}

/** The same option today, at no less than the figures that were shown, in the scope of whoever chose it, with the edits that were shown. */
function freshPlan(scene: Scene, panel: readonly Judged[], { plan, by, edits }: Choice): Judged | undefined {
  const judged = findById(panel, plan.option)
  if (judged === undefined) return undefined
  const raised = underFigures(scene, judged, plan)
  const edited = edits === undefined ? undefined : applyEdits(scene.program, raised.candidate, edits)
  const whole = edited?.kind === 'edited' ? judgeCandidate(scene, edited.candidate) : raised
  return bindToAll(scene, agentsOf(scene.program, by), whole)
}

interface Approval {
  readonly release: Release
  readonly choice: Choice
  readonly fresh: Judged
  readonly ballot: Exclude<Ballot, { kind: 'reject' | 'choose' }>
}

function approved(scene: Scene, panel: readonly Judged[], { release, choice, fresh, ballot }: Approval): Choosing {
  const edit = ballot.kind === 'edit' ? editPlan(scene.program, fresh.candidate, ballot.edits) : undefined
  const against = [...differences(scene, fresh, choice.plan), ...refusals(scene, ballot, edit)]
  const voters = against.length > 0 || ballot.kind === 'divided' ? NOBODY : ballot.voters
  const isAsShown = against.length === 0 && edit === undefined
  const chosen = ballot.kind === 'edit' && edit?.kind === 'edited' ? editedBy(scene, choice, ballot.by, edit) : unedited(choice, fresh)
  const answer: Answer = {
    voters,
    heard: new Set([...voicesOn(release, 'review'), ...newVoices(fresh, chosen.judged)]),
    settled: isAsShown ? voicesOn(release, 'note') : new Set(),
  }
  return {
    panel,
    chosen: { ...chosen, gates: choice.by.kind === 'otherwise' ? 'none' : 'but-confidence' },
    reasons: [
      ...against,
      ...rulesSince(scene, panel, { option: choice.plan.option, by: choice.by }),
      ...approvalsMissing(isAsShown ? release.shown.card.queues : everybody(release), voters),
    ],
    fallsBack: choice.by.kind !== 'agent',
    answer,
  }
}

function unedited({ by, confidence, edits }: Choice, judged: Judged): Omit<Chosen, 'gates'> {
  return { judged, by, ...(confidence === undefined ? {} : { confidence }), ...(edits === undefined ? {} : { edits }) }
}

function editedBy(scene: Scene, { edits }: Choice, by: string, edited: Edited): Omit<Chosen, 'gates'> {
  return {
    judged: judgeCandidate(scene, edited.candidate),
    by: { kind: 'person', person: by },
    edits: [...(edits ?? []), ...edited.edits],
  }
}

function refusals(scene: Scene, ballot: Ballot, edit: ReturnType<typeof editPlan> | undefined): readonly Reason[] {
  if (ballot.kind === 'divided') return [review(scene, 'edit-refused')]
  return edit?.kind === 'refused' ? [review(scene, 'edit-refused', { saw: [['param', edit.param]] })] : []
}

function newVoices(before: Judged, after: Judged): ReadonlySet<string> {
  const known = new Set(before.reasons.map(reason => voiceKey(reason, [])))
  return new Set(after.reasons.map(reason => voiceKey(reason, [])).filter(key => !known.has(key)))
}

/** Steps and their parameters must be the ones shown; cost may differ while it stays in the same band of each limit. */
function differences(scene: Scene, { candidate }: Judged, shown: Plan): readonly Reason[] {
  const same = stepsText(candidate.plan) === stepsText(shown) && !isWorseThanShown(scene, candidate, shown)
  return same ? [] : [review(scene, 'different-plan')]
}

function stepsText({ steps }: Plan): string {
  // The shown plan came back from a record, so the order of its keys is not ours.
  return canonicalJson(steps.map(({ id, action, params }) => ({ id, action, params })))
}
