import { Option } from 'commander'

/** `--format`, with the formats of this command. */
export function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'how to print').choices([...formats]).default('pretty')
}
