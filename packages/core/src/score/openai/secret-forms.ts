import { lettersOf } from './letters-of.ts'

/** A secret as it may be repeated: as it is, backwards, in hexadecimal digits, in Base64. Letters and digits only, small. */
export function secretForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const forms = [secret, [...secret].reverse().join(''), bytes.toString('hex'), ...[0, 1, 2].map(before => base64Within(bytes, before))]
  return [...new Set(forms.map(form => lettersOf(form).text))]
}

/** Of the Base64 of a longer text, what these bytes alone decide: three bytes are four letters, so it matters how many stand before. */
function base64Within(bytes: Buffer, before: number): string {
  const length = before + bytes.length
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 4) / 3), Math.floor((length * 4) / 3))
}
