/**
 * GitHub Actions obeys lines of a log that start with `::` and any `##[`. A name from outside that looks so gets a similar sign
 * instead, so that what is printed for people cannot speak for us. `--format github` is the one that means it.
 */
export function disarmCommands(text: string): string {
  return text.replaceAll(/^(\s*)::/gm, '$1\u2236\u2236').replaceAll('##[', '#\uff03[')
}
