/**
 * Letters that look like a Latin one, or stand for some, beyond what Unicode itself decomposes: Cyrillic, Greek, and Latin of their own.
 * INVARIANT: a small letter and its capital have the same letter, though only one of them may look like it, so that case stays case.
 */
const PAIRS =
  'аa еe оo рp сc уy хx іi ѕs јj һh ԁd ԛq ԝw кk вb мm нh тt АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ ҺH ԀD ԚQ ԜW ԌG ԍg ' +
  'οo αa νn ρp ιi κk υy χx βb εe ζz ηh μm τt ςσ ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX օo ՕO ոn ՈN սu ՍU ıi ɑa ɡg ɩi ʟl ǀl ' +
  'ßss ẞSS æae ÆAE œoe ŒOE øo ØO łl ŁL đd ĐD ðd ÐD þth ÞTh ħh ĦH ŋn ŊN ʼ\' ’\' ‘\' ´\' “" ”" „" «" »" ∕/ ⁄/ ·. 。. ｡. ⠀_'

const LOOKALIKES: ReadonlyMap<string, string> = new Map(PAIRS.split(' ').map(pair => [pair.slice(0, 1), pair.slice(1)]))

/** A few signs stand for a whole phrase, of which no value is made. */
const LONGEST = 6

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]$/u
const DASH = /^[\p{Pd}−]$/u
const LINE = /^[\n\r\u0085\u2028\u2029]$/u
const SPACE = /^[\p{Z}\p{Cc}]$/u
const DIGIT = /^\p{Nd}$/u

/**
 * How one code point is compared: accents, width, style, invisible signs and look-alikes apart; case stays. Nothing for what cannot be
 * seen.
 */
export function foldLetter(letter: string): string {
  let folded = ''
  for (const part of letter.normalize('NFKD').slice(0, LONGEST)) folded += foldPart(part)
  return folded
}

function foldPart(part: string): string {
  if (part >= '!' && part <= '~') return part
  if (INVISIBLE.test(part)) return ''
  if (LINE.test(part)) return '\n'
  if (SPACE.test(part)) return ' '
  if (DASH.test(part)) return '-'
  if (DIGIT.test(part)) return asciiDigit(part)
  return LOOKALIKES.get(part) ?? part
}

/** The ten digits of a script stand in a row that begins at a code point ending in 0 or in 6. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  const low = point % 16
  const fromZero = low < 10 && DIGIT.test(String.fromCodePoint(point - low))
  return String(fromZero ? low : (low + 10) % 16)
}
