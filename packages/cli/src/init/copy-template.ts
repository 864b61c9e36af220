import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What `{{…}}` stands for in the files of the template. */
export interface Blanks {
  readonly name: string
  readonly version: string
}

// Beside `src` and `dist` alike.
const TEMPLATE = fileURLToPath(new URL('../../template', import.meta.url))

/** Writes the template into a folder; a file that is there already makes it fail (`wx`), never lose anything. */
export async function copyTemplate(folder: string, blanks: Blanks): Promise<readonly string[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(TEMPLATE.length + 1))
  for (const file of files) {
    const text = await readFile(join(TEMPLATE, file), 'utf8')
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), fillIn(text, blanks), { flag: 'wx' })
  }
  return files.toSorted()
}

function fillIn(text: string, { name, version }: Blanks): string {
  return text.replaceAll('{{name}}', name).replaceAll('{{version}}', version)
}
