import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Bounds are there to end a test that hangs. They say nothing about speed, so a busy machine must never reach them.
const minute = 60_000
const bounds = { testTimeout: minute, hookTimeout: minute, expect: { poll: { timeout: minute / 2 } } }
const longBounds = { testTimeout: 3 * minute, hookTimeout: 3 * minute, expect: { poll: { timeout: minute } } }

/** These need what only Linux has: /proc, FIFOs, names that are not UTF-8, links anywhere, all of 127.0.0.0/8. */
const linuxOnly = [
  'test/main/files/{changing-files,link-race,links,special-files,vanishing-folder}.integration.test.ts',
  'test/main/host/{descriptors,leaks,slow-clients,start,stop}.integration.test.ts',
  'test/main/listener/{arrivals,checksums,hostile-names,paused-process,playlists,searches,small-file-cache,vanishing-clients}.integration.test.ts',
  'test/main/worker/{blocked-threads,dying-threads,failing-disk,held-threads,recent-listings}.integration.test.ts',
]

/**
 * Run one after the other, when nothing else runs. Every file has a process of its own, so one that counts the descriptors,
 * threads or memory of its process, or of a child, needs no place here.
 */
const alone = [
  // Opens 5,000 connections, which take descriptors, ports and socket memory of the whole machine.
  'test/main/listener/connection-limit.integration.test.ts',
  // Stops a process, whose deadlines of two seconds must not be reached before that.
  'test/main/listener/paused-process.integration.test.ts',
]

/** These run electron-builder, or try what it has made. */
const ofPackages = 'test/{package,update,mac-package,windows-package,linux-sandbox-package}.e2e.ts'

/** Tries archives of gigabytes with the programs that people unpack them with. */
const ofReaders = 'test/archive/archive-readers.e2e.ts'

/** These lanes take minutes, so they are left to CI and to those who ask for them. */
const isWanted = (lane: string) =>
  process.env.CI !== undefined || process.argv.some((word) => word === lane || word === `--project=${lane}`)

/** The units of the app's main process. */
const ofDesktop = 'test/main/desktop/**/*.test.ts'

const isLinux = process.platform === 'linux'
const units = {
  setupFiles: ['test/support/property-runs.ts'],
  unstubEnvs: true,
  unstubGlobals: true,
  ...bounds,
}
const builds = { globalSetup: ['test/support/build.ts'], ...longBounds }

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    // Vitest leaves one core to others. Tests wait half of their time, for timers, disks and each other.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts', ofDesktop],
          // A process for each of a hundred files would take three times as long.
          isolate: false,
          ...units,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-desktop',
          include: [ofDesktop],
          exclude: ['test/**/*.integration.test.ts'],
          // These replace Electron and the disk by other modules, for the rest of the process.
          ...units,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/**/*.integration.test.ts'],
          exclude: [...alone, ...(isLinux ? [] : linuxOnly)],
          ...longBounds,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          exclude: isLinux ? [] : linuxOnly,
          fileParallelism: false,
          ...longBounds,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/**/*.e2e.ts'], exclude: [ofPackages, ofReaders], ...builds },
      },
      ...[
        { name: 'package', include: [ofPackages], ...builds },
        { name: 'readers', include: [ofReaders], ...longBounds },
      ]
        .filter(({ name }) => isWanted(name))
        .map((test) => ({ extends: true as const, test })),
    ],
  },
})
