import type { ViteUserConfig } from 'vitest/config'
import { defineConfig } from 'vitest/config'

// Tests run from sources: the condition is set here because per-package projects would not inherit it.
const conditions = ['@countersign/source', 'module', 'node', 'import', 'default']

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/policies/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts', '**/bin.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 85 },
    },
  },
})

export default config
