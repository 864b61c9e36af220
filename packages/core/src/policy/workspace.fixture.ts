import type { CompiledWorkspace } from './compile-workspace.ts'
import type { Issue } from './issue.ts'
import type { Files } from './read-documents.ts'

export type FileName =
  | 'countersign.yaml'
  | 'shop.catalogue.yaml'
  | 'order.lifecycle.yaml'
  | 'DC.calendar.yaml'
  | 'robot.agent.yaml'
  | 'stock.terms.yaml'
  | 'release.policy.yaml'
  | 'release.rollout.yaml'
  | 'release.test.yaml'

/** A small workspace with a document of every kind, in which nothing is wrong. Tests change a text in it and look at what is said. */
export const FILES: Readonly<Record<FileName, string>> = {
  'countersign.yaml': `workspace: shop
timeZone: Europe/Berlin
currency: EUR
packs: []
lifecycles: { order: { reopen: true } }
`,
  'shop.catalogue.yaml': `catalogue: shop
objects:
  line:
    key: id
    fields: { id: id of line, itemId: id of item, quantity: quantity }
  order:
    key: id
    says: What a customer wants.
    fields:
      id: id of order
      nodeId: id of node
      total: money
      tier: "enum(A, B, C)?"
      lines: list of line
      placed: instant
      due: date?
      mood: { type: enum, values: [calm, cross], optional: true, says: As heard on the phone. }
      notes: { type: text, optional: true, pii: true }
  node: { key: id, fields: { id: id of node, name: text, freight: money, days: count } }
events: { order.created: order, order.released: order, order.held: order, order.lifted: order, order.closed: order, pick.started: order }
queries:
  stock.of: { system: [wms, erp], with: { node: id of node, items: list of id of item }, key: itemId, gives: { free: quantity, shelf: text? } }
  credit.of: { system: erp, with: { order: id of order, horizon: duration? }, gives: { status: "enum(ok, blocked)", open: money } }
  nodes.near: { system: oms, with: { node: id of node }, gives: list of node }
actions:
  order.release: { system: oms, with: { orderId: id of order, note: text? }, gives: { waveId: id }, undo: order.unrelease, undoUntil: pick.started, moves: { order: released } }
  order.unrelease: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order, reason: "enum(STOCK, CREDIT)" }, moves: { order: held } }
  wave.tag: { system: wms, with: { waveId: id, weight: number? } }
  journal.post: { system: erp, with: { amount: money, reference: id }, posts: financial }
`,
  'order.lifecycle.yaml': `lifecycle: order
version: 1.0.0
parameters: { reopen: { type: bool, default: false, says: May a closed order open again? } }
initial: created
terminal: [closed]
states: [created, released, held, closed]
transitions:
  - { from: created, to: released, owner: oms, by: order.released }
  - { from: [created, released], to: held, owner: [oms, erp], by: order.held }
  - { from: held, to: back, owner: oms, by: order.lifted }
  - { from: released, to: closed, owner: erp, by: order.closed }
  - { from: closed, to: created, owner: oms, by: order.created, when: $reopen }
ownership: { default: oms, fields: { credit: erp } }
`,
  'DC.calendar.yaml': `calendar: DC
timeZone: America/New_York
hours: { mon-fri: ["06:00-12:00", "13:00-22:00"], sat: "08:00-14:00" }
closed: [2026-12-25]
cutoffs: { PARCEL: "14:00" }
`,
  'robot.agent.yaml': `agent: robot
actors: [robot-1]
may: { read: [order, stock.*, credit.of, nodes.near], propose: [order.*, wave.tag], execute: [order.hold] }
never: [journal.post]
limits: { actionsPerHour: 100, over: review }
`,
  'stock.terms.yaml': `terms: stock
needs: order
facts:
  stock:
    query: stock.of
    system: wms
    with: { node: =order.nodeId, items: =order.lines.*.itemId }
    key: itemId
    maxAge: 60s
    onMissing: review
    eachMissing: { free: 0 }
let:
  line.free: stock[line.itemId].free
  shortLines: order.lines.filter(l, l.free < l.quantity)
  ratioOf(a, b): ratio(a, b)
`,
  'release.policy.yaml': `policy: release
version: 1.2.3
title: Release an order
owner: planning
events: [order.created]
decides: order
site: order.nodeId
agent: robot
uses: stock
fresh: true
effective: { from: 2026-01-01, to: 2027-01-01 }
parameters:
  sure: { type: probability, default: 0.9, min: 0.8, max: 1, says: How sure. }
  spend: { type: money, default: [250 EUR, 275 USD], max: [500 EUR, 550 USD] }
facts:
  credit: { query: credit.of, system: erp, with: { order: =order.id, horizon: 2d }, maxAge: 5m, onMissing: skip }
  near: { query: nodes.near, system: oms, with: { node: =order.nodeId }, onMissing: review }
let:
  big: order.total > '1000 EUR'
options:
  all:
    says: Release {order.total}
    only: { nothing-short: shortLines.size() == 0, calm: { order.mood: { not: cross } } }
    onReview: rest
    ifRejected: undo
    do:
      - order.release: { orderId: =order.id }
        as: wave
        undo: order.unrelease
      - wave.tag: { waveId: =result.wave.waveId, weight: 1.50 }
        when: big
        undo: none
    cost: 4 EUR
    exposure: order.total
  from-near:
    for: n in near
    let: { eta: now + days(n.days) }
    says: Send from {n.name}
    do:
      - order.release: { orderId: =order.id, note: near }
    cost: n.freight
  hold:
    says: Hold it
    do: [ { order.hold: { orderId: =order.id, reason: STOCK } } ]
guards:
  - { id: credit-clear, for: order.release, when: { credit.status: { not: ok } }, then: deny, because: Finance owns credit. }
  - { id: noted, for: [order.*, wave.tag], then: review, to: care, approvals: 2, because: People read notes. }
rules:
  - { id: blocked, when: credit.status == 'blocked', then: hold, because: Finance owns credit. }
  - { id: nearest, when: big, then: { option: from-near, first: [cost up, option.eta up] }, because: Big orders go near. }
  - { id: computed, when: "order.tier == 'C'", then: { option: "=big ? 'hold' : 'all'" }, because: Tier C. }
propose:
  scorer: release
  choices: [all, from-near, hold]
  shows: [order.total, near, options]
  instructions: Prefer the whole order.
  onFailure: hold
gates:
  - { id: sure, confidence: { permitFrom: $sure, reviewFrom: 0.6 } }
  - { id: spend, for: order.release, limit: { of: cost, permitUpTo: $spend, reviewUpTo: [2000 EUR, 2200 USD] } }
  - { id: daily, to: care, budget: { of: cost, by: [site, order.tier], per: day, upTo: 5000 EUR, over: deny, counts: all } }
  - { id: undoable, reversible: { until: pick.started, else: review } }
review: { queue: planners, expires: 4 working hours, by: order.placed, onExpiry: hold, approvals: 1, editable: [note, order.release.note] }
otherwise: hold
`,
  'release.rollout.yaml': `rollout: release
default: { phase: observe }
rows:
  - site: DC
    where: { order.tier: { in: [A, B] } }
    options: [all, hold]
    phase: unattended
    with: { sure: 0.95, spend: 300 EUR }
    requires: { maxError: 2%, certainty: 95% }
  - { site: [DC], phase: approval }
`,
  'release.test.yaml': `tests: release
now: 2026-03-21T12:00:00Z
cases:
  - name: a plain order
    each: [ [sure, verdict], ["0.95", permit], ["0.5", deny] ]
    given: { event: order.created, order: { id: O1, nodeId: DC, total: 10 EUR, lines: [], placed: 2026-03-21T11:00:00Z }, facts: {}, phase: unattended }
    propose: { option: all, confidence: $sure }
    expect: { verdict: $verdict, option: all, reasons: { include: [] }, runs: [order.release] }
`,
}

/** The files with `from` replaced by `to` in one of them; the text must be there. */
export function changed(file: FileName, from: string, to: string, files: Files = FILES): Files {
  const text = files[file] ?? ''
  if (!text.includes(from)) throw new Error(`\`${file}\` has no \`${from}\``)
  return { ...files, [file]: text.replace(from, () => to) }
}

export function issuesOf(compiled: CompiledWorkspace): readonly Issue[] {
  return compiled.kind === 'refused' ? compiled.issues : compiled.warnings
}

/** What is said: `code@file:line`, in order. */
export function said(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, at }) => `${code}@${at.file}:${at.line}`)
}
