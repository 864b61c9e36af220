import { decide, lineReader, loadPolicies, readRecordedLine, siteOf } from '@countersign/core'
import { createSummary } from '../dry-run/create-summary.ts'
import type { RunHead } from '../dry-run/summary.ts'
import type { ReportedRun } from './dry-run-report.ts'

/** One order of a run that a test reports on. */
export interface Order {
  readonly id: string
  readonly site?: string
  readonly tag?: string
  readonly note?: string
  readonly amount?: string
  readonly confidence?: string
  readonly time?: string
}

export interface Reported {
  readonly orders: readonly Order[]
  readonly workspace?: string
  readonly because?: string
  readonly file?: string
}

/** Decides orders under a small workspace of a guard, a scorer and a confidence gate, as a dry run does. */
export async function reportedRun({
  orders,
  workspace = 'shop',
  because = 'Nobody asked.',
  file = 'e.jsonl',
}: Reported): Promise<ReportedRun> {
  const loaded = await loadPolicies({ files: filesOf(workspace, because) })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  const { policies } = loaded
  const reader = lineReader(policies)
  const builder = createSummary({ report: true })
  for (const [index, order] of orders.entries()) {
    const place = { file, line: index + 1 }
    const read = readRecordedLine(reader, lineOf(order), place)
    builder.addRecord()
    if (read.kind === 'refused') builder.addBroken(read.issues)
    if (read.kind !== 'event') continue
    for (const input of read.inputs)
      builder.addDecided({ ...place, input, site: siteOf(policies, input), decision: decide(policies, input) })
  }
  const data = builder.reportData()
  if (data === undefined) throw new Error('a report was asked for')
  const head: RunHead = { workspace, digest: policies.digest, inputs: [file], replay: 'recorded', interrupted: false }
  return { head, summary: builder.summary(), data, policies }
}

function lineOf({
  id,
  site = 'DC-1',
  tag = 'none',
  note = 'none',
  amount = '10 EUR',
  confidence,
  time = '2026-03-20T12:00:00Z',
}: Order): string {
  const data = { id, site, tag, amount, note }
  const event = { specversion: '1.0', id: `e-${id}`, source: 'oms', type: 'box.packed', time, data }
  return JSON.stringify({ event, ...(confidence === undefined ? {} : { scoring: { option: 'ship', confidence } }) })
}

function filesOf(workspace: string, because: string): Readonly<Record<string, string>> {
  return {
    'countersign.yaml': `workspace: ${JSON.stringify(workspace)}\ntimeZone: Europe/Berlin\n`,
    'shop.catalogue.yaml': `
catalogue: shop
objects:
  box:
    key: id
    fields: { id: id, site: id, tag: text, amount: money, note: { type: text, pii: true } }
events: { box.packed: box }
actions:
  box.ship: { system: wms, with: { box: id of box }, undo: box.keep }
  box.keep: { system: wms, with: { box: id of box }, safe: true }
`,
    'box-release.policy.yaml': `
policy: box-release
version: 1.0.0
title: Ship a box
owner: dispatch
events: [box.packed]
decides: box
site: box.site
parameters:
  sureEnough: { type: probability, default: 0.92, min: 0.80 }
options:
  ship: { says: Ship it, do: [ { box.ship: { box: =box.id } } ], exposure: box.amount }
  keep: { says: Keep it, do: [ { box.keep: { box: =box.id } } ] }
guards:
  - { id: untagged, for: box.ship, when: "box.tag != 'none'", then: review, because: ${JSON.stringify(because)} }
  - { id: noted, for: box.ship, when: "box.note.contains('!')", then: review, because: Somebody wrote something. }
propose: { scorer: packer, choices: [ship, keep], shows: [box.tag], onFailure: review }
gates:
  - { id: sure, confidence: { permitFrom: $sureEnough, reviewFrom: 0.60 } }
  - { id: value, limit: { of: exposure, permitUpTo: 1000 EUR, reviewUpTo: 25000 EUR } }
review: { queue: dispatch, expires: 4h, onExpiry: keep }
otherwise: keep
`,
    'box-release.rollout.yaml': `
rollout: box-release
default: { phase: observe }
rows:
  - { site: DC-1, phase: unattended, with: { sureEnough: 0.90 } }
  - { site: DC-2, phase: approval }
`,
  }
}
