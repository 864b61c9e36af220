import { describe, expect, test } from 'vitest'
import { redactorOf } from './redactor.ts'

const ZERO_WIDTH = '\u200b'
const SOFT_HYPHEN = '\u00ad'

function redacted(text: string, countries: readonly string[] = []): string {
  return redactorOf({ ignore: [], countries }, []).text(text)
}

describe('found in a text', () => {
  test.each<[text: string, shown: string]>([
    ['mail jane.doe+wms@mail.example.co.uk.', 'mail [email-1].'],
    ['Jane <JANE@example.com>, jane@EXAMPLE.com', 'Jane <[email-1]>, [email-1]'],
    ['jane (at) example.com, jane[at]example[dot]com, jane at example dot com', '[email-1], [email-1], [email-1]'],
    ['jörg@müller.example 用户@例子.公司 mailto:x@example.org?subject=1', '[email-1] [email-2] mailto:[email-3]?subject=1'],
    ['jane%40example.com jane&#64;example.com jane (dot) doe (at) example (dot) com', '[email-1] [email-1] [email-2]'],
    ['"jane doe"@example.com, root@[10.0.0.1], jane @ example.com', '[email-1], [email-2], [email-3]'],
    ['jаne@example.com is jane@example.com', '[email-1] is [email-1]'],
    [`ja${SOFT_HYPHEN}ne@exam${ZERO_WIDTH}ple.com`, '[email-1]'],
    ['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', '[email-1]'],

    ['+49 30 901820, +49 (0)30 901820, 0049 30 901820, (+49) 30/901820', '[phone-1], [phone-1], [phone-1], [phone-1]'],
    ['+1 212-555-0100 (212) 555-0100 212.555.0100 1-212-555-0100', '[phone-1] [phone-1] [phone-1] [phone-1]'],
    ['030 901820 0171/1234567 01 23 45 67 89 020 7946 0958', '[phone-1] [phone-2] [phone-3] [phone-4]'],
    ['Tel. 901820, call me on 5551234, WhatsApp: 5551234567', 'Tel. [phone-1], call me on [phone-2], WhatsApp: [phone-3]'],
    ['+49/30/901820 (0049)30901820 (555)123-4567', '[phone-1] [phone-1] [phone-2]'],
    ['Ph 5551234567, Tel.Nr. 0341/55577, Telefon lautet 0341 55577', 'Ph [phone-1], Tel.Nr. [phone-2], Telefon lautet [phone-2]'],
    ['+86 138 0013 8000, +55 (11) 91234-5678, +971-50-123-4567', '[phone-1], [phone-2], [phone-3]'],
    ['電話 03-1234-5678', '電話 [phone-1]'],
    ['+49 30 901820 2 pallets', '[phone-1] pallets'],
    ['＋４９ ３０ ９０１８２０ and +٤٩ ٣٠ ٩٠١٨٢٠', '[phone-1] and [phone-1]'],
    [`+49 30 90${ZERO_WIDTH}18${SOFT_HYPHEN}20`, '[phone-1]'],

    ['4111111111111111, 4111 1111 1111 1111, 4111-1111-1111-1111', '[card-1], [card-1], [card-1]'],
    ['3782 822463 10005; 5555555555554444; 2223003122003222; 3530111333300000', '[card-1]; [card-2]; [card-3]; [card-4]'],
    ['card4111111111111111! 3056 930902 5904', 'card[card-1]! [card-2]'],
    [`4111${ZERO_WIDTH}1111 11${SOFT_HYPHEN}11‐1111 ４１１１　１１１１　１１１１　１１１１`, '[card-1] [card-1]'],
    ['4111 1111 1111 1111exp 12/27', '[card-1]exp 12/27'],
    ['4111 1111 1111 1l11 4ⅼ11 IIII 1111 1111', '[card-1] 4ⅼ11 IIII 1111 1111'],

    ['DE89 3704 0044 0532 0130 00, de89370400440532013000', '[iban-1], [iban-1]'],
    ['IBAN:GB82WEST12345698765432; FR14 2004 1010 0505 0001 3M02 606', 'IBAN:[iban-1]; [iban-2]'],

    [
      'password: hunter2, Passwort=Geheim!; pwd is x9!; PIN: 4711',
      'password: [secret-1], Passwort=[secret-2]; pwd is [secret-3]; PIN: [secret-4]',
    ],
    ['password hunter2 opens, the password is required', 'password [secret-1] opens, the password is required'],
    ['password = "two words"; api-key abc12345', 'password = "[secret-1]"; api-key [secret-2]'],
    ['sig=a1B2c3D4e5F6g7H8; hooks.slack.com/services/T000/B000/XXXX', 'sig=[secret-1] hooks.slack.com/services/[secret-2]'],
    ['{"apiKey":"abc123","client_secret": "s3cr3t"}', '{"apiKey":"[secret-1]","client_secret": "[secret-2]"}'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer [secret-1]'],
    ['AKIAIOSFODNN7EXAMPLE ghp_0123456789abcdefghij0123456789 sk-proj-0123456789abcdefXYZ', '[secret-1] [secret-2] [secret-3]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[secret-1]'],
    ['https://ops:pa55@wms:8080/orders, ftp://ops:pa55@wms.example', 'https://ops:[secret-1]@wms:8080/orders, ftp://ops:[email-1]'],
    ['PIN is 4711, pin code 0815', 'PIN is [secret-1], pin code [secret-2]'],
    ['a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b', 'a [secret-1] b'],
    ['a -----BEGIN PRIVATE KEY-----\nMIIE', 'a [secret-1]'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '[secret-1]'],
  ])('%s', (text, shown) => {
    expect(redacted(text)).toBe(shown)
  })
})

describe('left alone', () => {
  test.each<[what: string, text: string]>([
    ['order numbers', 'SO-78451, PO 4500012345, 0080012345, ORD-2026-03-000017, 113-1234567-1234567, 04-12345-67890, #10042'],
    ['articles', 'GTIN 4006381333931, 04006381333931, 10614141000415, 012345678905, ISBN 978-3-16-148410-0, SKU AB-1234-5678-CD'],
    ['parcels', '1Z999AA10123456784, 9400 1000 0000 0000 0000 00, 003400620000000012, RR123456785DE, JD014600006281230701'],
    [
      'containers and locations',
      'MSKU1234567, A-01-02-03, DC-EAST 4, dock 12-14, bin 010.020.030, lines 000010 000020 000030, 010 020 030',
    ],
    ['amounts', '1,234.56 EUR, 12.345.678,90, 1 234 567 EUR, -4500000.00, 5@2.50 EUR, 10 @ 5.00, 2%, 100000000'],
    ['days and times', '2026-03-21T12:00:00.000Z, 21.03.2026 08:30, 03-21-2026 10, 20260321120000, 2026-03-21 2026-03-22'],
    ['coordinates and versions', '52.520008, 13.404954, v1.22.333, 10.0.0.1, 192.168.100.200'],
    ['ids of machines', '550e8400-e29b-41d4-a716-446655440000, sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['authorizations and checks', 'return authorization: RMA-10015, authorization 100154, pass: yes, key account: 1001, cell 010203'],
    ['days after a word for phone', 'call on 2026-03-21 08:30, ring 21.03.2026, phone 3/21/2026'],
    ['words beside numbers', 'call-off order 4500012345, mobile rack 12, token of thanks, the pin is bent, basic assortment, secret santa'],
    ['what is no address', 'twitter @jane, 3 @ 4.50, a@b, @all, price@noon'],
    ['a wrong check digit', '4111111111111112, DE88 3704 0044 1532 0130 00'],
  ])('%s', (_what, text) => {
    expect(redacted(text)).toBe(text)
    expect(redacted(text, ['DE', 'US', 'GB', 'FR', 'ES', 'IN'])).toBe(text)
  })
})

test.each<[id: string, shown: string]>([
  ['SO-78451', 'SO-78451'],
  ['4111111111111111', '[card-1]'],
  ['PO-4111111111111112', 'PO-4111111111111112'],
  ['ACC-DE89370400440532013000', 'ACC-[iban-1]'],
  ['555-123-4567', '555-123-4567'],
  ['ACME-jane@example.com', '[email-1]'],
  ['+49 171 1234567', '[phone-1]'],
  ['DE89370400440532013000', '[iban-1]'],
  ['jane-doe', '[name-1]'],
  ['jane-doe-17', '[name-1]-17'],
  ['janedoer-17', 'janedoer-17'],
])('the id %s', (id, shown) => {
  expect(redactorOf({ ignore: [], countries: ['US'] }, [{ text: 'Jane Doe', kind: 'name' }]).id(id)).toBe(shown)
})

test('numbers of a country are found as they are written there', () => {
  expect(redacted('01711234567 and 612 345 678')).toBe('01711234567 and 612 345 678')
  expect(redacted('01711234567, 4500012345', ['DE'])).toBe('[phone-1], 4500012345')
  expect(redacted('at 612 345 678; +34 612345678', ['ES'])).toBe('at [phone-1]; [phone-1]')
})

describe('a name that is known', () => {
  const { text } = redactorOf({ ignore: [], countries: [] }, [
    { text: 'Jane Doe', kind: 'name' },
    { text: 'José Núñez-García', kind: 'name' },
    { text: 'Иван Петров', kind: 'name' },
    { text: '王小明', kind: 'name' },
    { text: '12 Main Street, Apt 4, Springfield, IL 62704', kind: 'address' },
    { text: 'K-99-12345', kind: 'id' },
  ])
  test.each<[text: string, shown: RegExp]>([
    ['Jane, JANE DOE, jane_doe, Doe, Jane; Mr. Doe, JaneDoe, J a n e, Doe2', /^(?:Mr\.|\[name-\d\]2?|[,; ]+)+$/],
    ['J\u200bane D\u00adoe, Jаnе Dое, Ｊａｎｅ　Ｄｏｅ, 𝕁𝕒𝕟𝕖 𝔇𝔬𝔢', /^(?:\[name-\d\]|[, ]+)+$/],
    ['JOSE NUNEZ GARCIA, Núñez, jose', /^(?:\[name-\d\]|[, ]+)+$/],
    ['Ivan Petrov, ПЕТРОВ', /^\[name-\d\], \[name-\d\]$/],
    ['客户王小明说', /^客户\[name-\d\]说$/],
    ['12 main street apt 4; Springfield IL 62704; k9912345', /^\[address-\d\]; \[id-\d\]$/],
    ['Janet does annual doers a favour, K-99', /^Janet does annual doers a favour, K-99$/],
  ])('%s', (written, shown) => {
    expect(text(written)).toMatch(shown)
  })
})

test('where two finds overlap nothing of either is left', () => {
  const { text } = redactorOf({ ignore: [], countries: [] }, [{ text: 'example.com Dock Nine', kind: 'address' }])
  expect(text('to jane@example.com dock nine today')).toBe('to [email-1][address-1] today')
})

describe('what looks like a pseudonym stands for nobody', () => {
  test.each<[text: string, shown: string]>([
    ['[name-1] and [NAME-2]', '[name-2] and [name-3]'],
    ['[ name-1 ] approves', '[name-2] approves'],
    ['[name-01], [name_1], [name 1], [name1], [name-l]', '[name-2], [name-2], [name-2], [name-2], [name-2]'],
    ['［name-1］ ［ｎａｍｅ－１］ 【name-1】 [name\u20101] [nаme-1]', '[name-2] [name-2] [name-2] [name-2] [name-2]'],
    ['[na\u200bme-1] \u200b[\u2060name-1]', '[name-2] \u200b[name-2]'],
    ['[phone-1] [name-] [names-1] (name 1) [line-1]', '[phone-1] [name-] [names-1] (name 1) [line-1]'],
  ])('%s', (written, shown) => {
    const { text, whole, kept, id } = redactorOf({ ignore: [], countries: [] }, [{ text: 'Jane Doe', kind: 'name' }])
    expect(whole('Jane Doe', 'name')).toBe('[name-1]')
    expect([text(written), kept(written), id(written)]).toEqual([shown, shown, shown])
  })

  test('in a text that quotes another question it is somebody of that question', () => {
    const { text, quoted } = redactorOf({ ignore: [], countries: [] }, [{ text: 'Jane Doe', kind: 'name' }])
    expect([text('Jane, [name-1]'), quoted('[ name-01 ], [name-1], Jane', 'P1'), quoted('[name-1]', 'P2')]).toEqual([
      '[name-1], [name-2]',
      '[name-3], [name-3], [name-1]',
      '[name-4]',
    ])
  })
})

describe('hostile texts', () => {
  test.each<[before: number, cut: number]>([
    [19_998, 998],
    [19_999, 1_000],
    [20_000, 1_000],
  ])('a cut behind %i characters leaves no half of one', (before, cut) => {
    const shown = redacted(`${'a'.repeat(before)}${'😀'.repeat(500)}`)
    expect(shown.isWellFormed()).toBe(true)
    expect(shown.endsWith(` [cut: ${cut} more characters]`)).toBe(true)
  })

  test.each<[what: string, part: string]>([
    ['signs of e-mail', '@'],
    ['e-mail without an end', 'a.b@c.'],
    ['digits', '1'],
    ['digits in groups', '1 '],
    ['international prefixes', '+1 '],
    ['brackets', '(0'],
    ['beginnings of tokens', 'eyJ-'],
    ['names of secrets', 'password '],
    ['beginnings of keys', '-----BEGIN PRIVATE KEY-----'],
    ['IBAN', 'DE89 '],
    ['letters that fold', 'ﷺ'],
    ['invisible signs', '\u200b'],
    ['half characters', '\ud800'],
    ['spaces', ' '],
  ])('%s: a text of a million characters is read in part, and says so', (_what, part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length))
    const shown = redacted(text)
    expect(shown).toMatch(/(?:\[cut: 9\d{5} more characters\]|^\[text-1\] \[not searched: [a-z ]+\])$/)
    expect(shown.length).toBeLessThan(60_000)
  })

  test('a value across the end of what is read is not shown in half', () => {
    const { text } = redactorOf({ ignore: [], countries: [] }, [])
    expect(text(`${'x '.repeat(9_995)}4111 1111 1111 1111 ${'x'.repeat(2_000)}`)).toContain('x [card-1] [cut:')
  })

  test('more personal values than can be looked for leave no text in the open', () => {
    const { text, id } = redactorOf({ ignore: [], countries: [] }, 'too-many')
    expect([text('anything'), text('another'), text('anything'), id('SO-1')]).toEqual(['[text-1]', '[text-2]', '[text-1]', '[id-1]'])
  })
})
