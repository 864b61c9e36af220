/** Cyrillic as passports write it, and Greek by ISO 843 where it is one letter. */
const PAIRS =
  'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia іi їi єie ґg ђd љlj њnj ћc џdz јj ўu ' +
  'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'

const LATIN: ReadonlyMap<string, string> = new Map(PAIRS.split(' ').map(pair => [pair.slice(0, 1), pair.slice(1)]))

/** A name of Cyrillic or Greek letters in Latin ones, as a colleague abroad would type it; nothing where there is none. */
export function transliterated(name: string): string | undefined {
  const small = name.normalize('NFC').toLowerCase()
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(small)) return undefined
  return Array.from(small, letter => LATIN.get(letter) ?? LATIN.get(letter.normalize('NFD').slice(0, 1)) ?? letter).join('')
}
