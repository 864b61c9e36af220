import { bundlePolicies } from '@countersign/core'
import { Command } from 'commander'
import { EXIT } from '../exit-code.ts'
import { writeOutput } from '../output/write-output.ts'
import { plainText } from '../terminal/plain-text.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'

export function bundleCommand(): Command {
  return new Command('bundle')
    .description('write a workspace as one file that loads without YAML; it is not signed')
    .argument('[folder]', 'the workspace', '.')
    .option('--out <file>', 'where to write', 'policies.bundle.json')
    .addHelpText('after', '\nExample:\n  $ countersign bundle my-policies --out release.bundle.json')
    .action(bundle)
}

async function bundle(folder: string, { out }: { readonly out: string }): Promise<void> {
  const policies = await loadPolicySet(folder)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  await writeOutput(out, bundlePolicies(policies))
  process.stderr.write(
    `wrote ${plainText(out)}, digest ${policies.digest}\nit is not signed: whoever can change the file can change the policies\n`,
  )
}
