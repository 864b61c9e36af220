import type { Arbitrary } from 'fast-check'
import { array, integer, oneof } from 'fast-check'

/** Any text, halves of characters and unassigned ones among it. `string({ unit: 'binary' })` is as wide, and takes a second to set up. */
export function anyText(maxLength = 20): Arbitrary<string> {
  const ascii = integer({ min: 0, max: 0x7f })
  const unit = integer({ min: 0, max: 0xff_ff })
  const any = integer({ min: 0, max: 0x10_ff_ff })
  return array(oneof(ascii, unit, any), { maxLength }).map(codes => String.fromCodePoint(...codes))
}
