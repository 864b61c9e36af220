import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ViteUserConfig } from 'vitest/config'
import { defineConfig } from 'vitest/config'

// Tests run from sources: the condition is set here because per-package projects would not inherit it.
const conditions = ['@countersign/source', 'module', 'node', 'import', 'default']

// LAWS is the number of cases for each law: 2,000 by default, 20,000 in CI, where one test may take minutes.
const minutes = Number(process.env['LAWS'] ?? 0) > 2000 ? 10 : 1

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/policies/*/**/*.test.ts',
      'examples/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/*.test.ts',
    ],
    // Our modules keep no state, so the files of one worker may share them: loading them anew for each costs a third of the whole run.
    isolate: false,
    // For the command lines that tests start from sources: types are stripped once for all, which is half of what a start costs.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'countersign-compiled') },
    testTimeout: minutes * 60_000,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts', '**/*.arbitrary.ts', '**/*.fixture.ts', '**/bin.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 85 },
    },
  },
})

export default config
