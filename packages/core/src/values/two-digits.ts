/** The number that two ASCII digits of `text` are; -1 where they are not two digits. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const units = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1
}

const TEXTS: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

/** The other way round, from 0 to 99. A table, because padding costs more than the rest of writing an instant. */
export function twoDigitText(number: number): string {
  return TEXTS[number] ?? String(number)
}
