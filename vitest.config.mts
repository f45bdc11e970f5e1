import { defineConfig } from 'vitest/config'

// Bounds are there to end a test that hangs. They say nothing about speed, so a busy machine must never reach them.
const minute = 60_000
const bounds = { testTimeout: minute, hookTimeout: minute, expect: { poll: { timeout: minute / 2 } } }
const longBounds = { testTimeout: 3 * minute, hookTimeout: 3 * minute, expect: { poll: { timeout: minute } } }

// Integration tests own real sockets, threads and descriptors; one at a time keeps their counts meaningful.
const alone = { fileParallelism: false }

/** What these look at is told by Linux alone: /proc, pipes in the place of files, names that are no UTF-8, links anywhere. */
const ofLinux = [
  'test/main/files/{changing-files,link-race,links,special-files,vanishing-folder}.integration.test.ts',
  'test/main/host/{descriptors,leaks,slow-clients,start,stop}.integration.test.ts',
  'test/main/listener/{hostile-names,paused-process,small-file-cache,vanishing-clients}.integration.test.ts',
  'test/main/worker/{blocked-threads,dying-threads,failing-disk,held-threads}.integration.test.ts',
]

/** The units of the app's main process. */
const ofDesktop = 'test/main/desktop/**/*.test.ts'

const units = {
  setupFiles: ['test/support/property-runs.ts'],
  unstubEnvs: true,
  unstubGlobals: true,
  ...bounds,
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts', ofDesktop],
          // A process of its own for each of a hundred files would take three times as long.
          isolate: false,
          ...units,
        },
      },
      {
        test: {
          name: 'unit-desktop',
          include: [ofDesktop],
          exclude: ['test/**/*.integration.test.ts'],
          // These put other modules in the place of Electron and of the disk, which holds for a process.
          ...units,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/**/*.integration.test.ts'],
          exclude: process.platform === 'linux' ? [] : ofLinux,
          ...alone,
          ...longBounds,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.ts'],
          globalSetup: ['test/support/build.ts'],
          ...alone,
          ...longBounds,
        },
      },
    ],
  },
})
