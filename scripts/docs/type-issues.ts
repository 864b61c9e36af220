import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { documentBlocks, fileOf } from './document-block.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Inside the checkout, so that the packages resolve as they do for everybody here. */
const CACHE = join(root, 'node_modules', '.cache', 'documents')

/** What the compiler says of the TypeScript that documents show, each document in a folder of its own. */
export function typeIssues(documents: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.entries(documents).flatMap(([name, markdown]) => writtenFiles(join(CACHE, name.replaceAll(/\W/g, '-')), markdown))
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions: config.compilerOptions, files: [] }, ts.sys, root)
  const { incremental: _, tsBuildInfoFile: __, ...checked } = options
  // What a reader installs beside: an optional peer, which only core has here.
  const paths = { openai: [join(root, 'packages/core/node_modules/openai/index.d.mts')] }
  const program = ts.createProgram(files, { ...checked, paths })
  return files.flatMap(file => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file.slice(CACHE.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
  })
}

function writtenFiles(folder: string, markdown: string): readonly string[] {
  return documentBlocks(markdown.split('\n')).flatMap(block => {
    const file = fileOf(block)
    if (file === undefined || block.language !== 'ts') return []
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${block.lines.join('\n')}\n`)
    return [path]
  })
}
