import { describe, expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import { readBundle } from '../read-bundle.ts'
import type { Files } from '../read-documents.ts'
import { changed, FILES, issuesOf } from '../workspace.fixture.ts'
import { writeBundle } from '../write-bundle.ts'
import { treatmentOfPersonal } from './treatment-of-personal.ts'

const withRules = (redact: string, files: Files = FILES): Files =>
  changed('countersign.yaml', 'packs: []', `packs: []\nredact: ${redact}`, files)

describe('rules of the workspace', () => {
  test.each<[rule: string, code: string, message: string, suggestion: string | undefined]>([
    ['order.note: scan', 'unknown-field', 'there is no field of `order` named `note`', 'did you mean `notes`?'],
    ['ordr.notes: scan', 'unknown-object', 'there is no object or query `ordr`', 'did you mean `order`?'],
    [
      'order.lines.itemId: id',
      'unknown-field',
      '`order.lines.itemId` is a field of `line`, and is the same wherever one stands',
      'write `line.itemId`',
    ],
    [
      'nodes.near.name: name',
      'unknown-field',
      '`nodes.near.name` is a field of `node`, and is the same wherever one stands',
      'write `node.name`',
    ],
    ['stock.of.shelv: text', 'unknown-field', 'there is no field of `stock.of` named `shelv`', 'did you mean `shelf`?'],
    ['order.notes.text: text', 'unknown-field', '`order.notes` is text and has no fields', undefined],
    [
      'order.lines: keep',
      'wrong-treatment',
      '`order.lines` has fields of its own, which are kept one by one',
      'write `line.<field>: keep`',
    ],
    ['order.total: scan', 'wrong-treatment', '`order.total` is money, and there is no text in it to search', undefined],
    ['order.notes: hide', 'unknown-value', '', undefined],
    ['Order.notes: scan', 'wrong-form', '', undefined],
  ])('%s', (rule, code, message, suggestion) => {
    const [issue, ...others] = issuesOf(compileWorkspace(withRules(`{ fields: { ${rule} } }`)))
    expect(others).toEqual([])
    expect(issue).toMatchObject({ code, at: { file: 'countersign.yaml', line: 5 } })
    expect(issue?.message).toContain(message)
    if (suggestion !== undefined) expect(issue?.suggestion).toBe(suggestion)
  })

  test('all that is wrong is told at once', () => {
    const issues = issuesOf(
      compileWorkspace(withRules('{ fields: { order.note: scan, ordr.x: name }, countries: [UK, DE], ignore: [email, mail] }')),
    )
    expect(issues.map(({ code }) => code)).toEqual(['unknown-field', 'unknown-object', 'unknown-country', 'unknown-value'])
  })

  test('a field that has an issue of its own is not missing', () => {
    const broken = changed('shop.catalogue.yaml', 'notes: { type: text,', 'notes: { type: txt,')
    expect(issuesOf(compileWorkspace(withRules('{ fields: { order.notes: scan } }', broken))).map(({ code }) => code)).toEqual([
      'unknown-type',
    ])
  })
})

describe('the model', () => {
  const redact = (files: Files) => {
    const compiled = compileWorkspace(files)
    return compiled.kind === 'compiled' ? compiled.model.redact : compiled.issues
  }

  test('has shown objects whole, and of others what is treated', () => {
    expect(redact(withRules('{ fields: { stock.of.shelf: text, order.tier: keep }, ignore: [iban], countries: [DE] }'))).toEqual({
      ignore: ['iban'],
      countries: ['DE'],
      types: {
        'credit.of': { status: { type: { kind: 'enum', values: ['ok', 'blocked'] } }, open: { type: { kind: 'money' } } },
        node: {
          id: { type: { kind: 'id', of: 'node' } },
          name: { type: { kind: 'text' } },
          freight: { type: { kind: 'money' } },
          days: { type: { kind: 'count' } },
        },
        order: { tier: { type: { kind: 'enum', values: ['A', 'B', 'C'] }, as: 'keep' }, notes: { type: { kind: 'text' }, as: 'text' } },
        'stock.of': { free: { type: { kind: 'quantity' } }, shelf: { type: { kind: 'text' }, as: 'text' } },
      },
    })
  })

  test('has none where no scorer is asked', () => {
    const files = changed('release.policy.yaml', '  scorer: release\n', '  rank: [cost up]\n', withRules('{ ignore: [iban] }'))
    expect(redact(changed('release.policy.yaml', '  shows: [order.total, near, options]\n', '', files))).toBeUndefined()
  })

  test('travels in a bundle', () => {
    const compiled = compileWorkspace(withRules('{ fields: { order.notes: scan }, countries: [DE] }'))
    if (compiled.kind !== 'compiled') throw new Error('the workspace does not load')
    const read = readBundle(writeBundle(compiled.model))
    expect(read.kind === 'read' ? read.model.redact : read).toEqual(compiled.model.redact)
    const forged = writeBundle(compiled.model).replace('"as":"scan"', '"as":"skip"')
    expect(readBundle(forged)).toMatchObject({ kind: 'refused', issues: [{ code: 'not-a-bundle' }] })
  })
})

test.each([
  ['customerName', 'name'],
  ['buyer', 'name'],
  ['eMail', 'email'],
  ['emailAddress', 'email'],
  ['contactPhone', 'phone'],
  ['tel', 'phone'],
  ['shipTo', 'address'],
  ['postCode', 'address'],
  ['iban', 'iban'],
  ['cardNumber', 'card'],
  ['accessToken', 'secret'],
  ['customerId', 'id'],
  ['notes', 'text'],
  ['hotel', 'text'],
])('a personal field `%s` without a rule becomes `[%s-1]`', (field, kind) => {
  expect(treatmentOfPersonal(field)).toBe(kind)
})
