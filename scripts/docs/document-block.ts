/** One fenced block of a document; `info` is what stands behind the language: `file=policies/x.yaml`, `run`, `fragment`. */
export interface DocumentBlock {
  readonly language: string
  readonly info: string
  readonly lines: readonly string[]
  /** Index of the line after the opening fence, and of the closing fence. */
  readonly from: number
  readonly until: number
}

/** The fenced blocks of a document, in their order. A block that is not closed ends with the document. */
export function documentBlocks(lines: readonly string[]): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const fence = /^```(\w*) ?(.*)$/.exec(lines[at] ?? '')
    if (fence === null) continue
    const closing = lines.indexOf('```', at + 1)
    const until = closing < 0 ? lines.length : closing
    blocks.push({ language: fence[1] ?? '', info: (fence[2] ?? '').trim(), lines: lines.slice(at + 1, until), from: at + 1, until })
    at = until
  }
  return blocks
}

/** Where a block is written to, if it is a file of the example. */
export function fileOf({ info }: DocumentBlock): string | undefined {
  return /(?:^| )file=(\S+)/.exec(info)?.[1]
}

/** A block that is neither written, run nor marked as a mere part of something. */
export function isUntried({ language, info }: DocumentBlock): boolean {
  return ['yaml', 'ts', 'json', 'jsonl', 'console', 'sh'].includes(language) && !/(^| )(run|fragment|file=\S+)( |$)/.test(info)
}
