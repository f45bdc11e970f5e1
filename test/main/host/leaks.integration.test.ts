import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/serve.ts'
import type { Holdings } from '../../support/children/start-and-stop.ts'

const script = fileURLToPath(new URL('../../support/children/start-and-stop.ts', import.meta.url))

/**
 * The least that 160 servers would keep if they were never freed: one touched chunk of 272 KiB each. The heap of a single
 * thread would be far more.
 */
const leakedBytes = 160 * 272 * 1024

describe('200 starts and stops in one process', () => {
  it(
    '200 starts and stops leave threads, descriptors and memory as they were',
    { timeout: 180_000 },
    async () => {
      using folder = temporaryFolder()
      writeFileSync(`${folder.path}/file.txt`, 'content')
      const args = ['--expose-gc', script, folder.path, '200', '40']
      const { stdout } = await promisify(execFile)(process.execPath, args)
      const holdings = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Holdings)
      expect(holdings.map(({ rounds }) => rounds)).toEqual([40, 80, 120, 160, 200])
      const [warm] = holdings
      for (const later of holdings) {
        expect(later.threads).toBe(warm!.threads)
        expect(later.descriptors).toBe(warm!.descriptors)
      }
      const growth = holdings.at(-1)!.residentBytes - warm!.residentBytes
      expect(growth).toBeLessThan(leakedBytes)
    },
  )
})
