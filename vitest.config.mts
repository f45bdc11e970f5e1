import { defineConfig } from 'vitest/config'

// Integration tests own real sockets, threads and descriptors; one at a time keeps their counts meaningful.
const alone = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts'],
        },
      },
      { test: { name: 'integration', include: ['test/**/*.integration.test.ts'], ...alone } },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.ts'],
          globalSetup: ['test/support/build.ts'],
          ...alone,
        },
      },
    ],
  },
})
