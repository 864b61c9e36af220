import { describePolicies, explainPolicy, loadPolicies } from '@countersign/core'
import { expect, test } from 'vitest'

const loaded = await loadPolicies({ folder: new URL('../', import.meta.url) })
if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
const { policies } = loaded

/** Read the file when it changes: it is what the policy says to somebody who never opens the YAML. */
test.each(describePolicies(policies).policies)('$id reads as the sentences that were reviewed', async ({ id }) => {
  const text = explainPolicy(policies, id)
    .map(({ heading, sentences }) => [`## ${heading}`, '', ...sentences].join('\n'))
    .join('\n\n')
  await expect(`${text}\n`).toMatchFileSnapshot(`../sentences/${id}.md`)
})
