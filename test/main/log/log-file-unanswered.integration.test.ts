/** In a process of its own: what is pending is known to the whole process. */
import { promises } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drainIo } from '../../../src/main/base/pending-io.ts'
import { LogFile, type LogDisk } from '../../../src/main/log/log-file.ts'
import { temporaryFolder } from '../../support/serve.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  // The look once a second happens when a test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = temporaryFolder()
})

afterEach(() => {
  vi.useRealTimers()
  folder[Symbol.dispose]()
})

const aSecondLater = () => vi.advanceTimersByTime(1000)

describe('a disk that does not answer', () => {
  it.each<[step: string, fault: (hang: () => Promise<never>) => Partial<LogDisk>]>([
    ['open', (hang) => ({ open: hang })],
    [
      'write',
      (hang) => ({
        open: async (...args) => Object.assign(await promises.open(...args), { write: hang }),
      }),
    ],
    ['look-up', (hang) => ({ stat: hang })],
  ])(
    'A disk that does not respond to one call (%s) gets no other, and what waits is counted',
    async (_, fault) => {
      // Those of the tests before, which never end.
      const before = await drainIo(0)
      const called = Promise.withResolvers<undefined>()
      const hang = () => {
        called.resolve(undefined)
        return new Promise<never>(() => undefined)
      }
      const { open, stat, rename, mkdir } = promises
      const disk = { open, stat, rename, mkdir, ...fault(hang) }
      const file = new LogFile(`${folder.path}/access.log`, { mode: 0o640, onProblem: () => undefined }, disk)
      for (let second = 0; second < 5; second++) aSecondLater()
      file.add('one\n')
      file.add('two\n')
      for (let second = 0; second < 5; second++) aSecondLater()
      void file.close()
      await called.promise
      expect(await drainIo(0)).toBe(before + 1)
      expect(file.unwrittenLines).toBe(2)
    },
  )
})
