import { truncateSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { weaveParts } from '../../../src/shared/server-events.ts'
import { Download } from '../../support/download.ts'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { serve, soon, temporaryFolder } from '../../support/serve.ts'

const bigBytes = 64 * 1024 * 1024
/** Starts no substitute for a thread that is held. */
const patientListener = fileURLToPath(new URL('../../support/workers/patient-listener.ts', import.meta.url))

function writeBigFile(path: string): void {
  writeFileSync(path, '')
  truncateSync(path, bigBytes)
}

describe('a transfer', () => {
  it.runIf(process.platform === 'linux')(
    'A transfer shows whether it waits for its client, for the disk or for a thread',
    async ({ expect }) => {
      using folder = new FaultyFolder()
      writeBigFile(`${folder.path}/big.bin`)
      writeBigFile(`${folder.path}/gate-at-later-read`)
      const settings = { folder: folder.path, threads: 1 }
      await using server = await serve(settings, faultyWorker, patientListener)
      const limits = () => server.snapshot()?.transfers.map(({ limit }) => limit)
      using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
      await download.paused
      await expect.poll(limits, soon).toEqual(['client'])
      using held = await Download.start(server.port, '/gate-at-later-read')
      await expect.poll(() => folder.entered, soon).toEqual([0])
      await expect.poll(limits, soon).toEqual(['client', 'disk'])
      download.resume()
      await expect.poll(limits, soon).toEqual(['threads', 'disk'])
      folder.openGate()
      for (const { ended } of [download, held]) expect((await ended).receivedBytes).toBe(bigBytes)
    },
  )

  it('A transfer names the threads that have read what was sent, and the program that asked for it', async ({
    expect,
  }) => {
    using folder = temporaryFolder()
    writeBigFile(`${folder.path}/big.bin`)
    await using server = await serve({ folder: folder.path, threads: 3 })
    const fields = ['User-Agent: VLC/3.0']
    const downloads = await Promise.all(
      [1, 2, 3, 4].map(() =>
        Download.start(server.port, '/big.bin', { pauseAfterBytes: 30_000_000, fields }),
      ),
    )
    await Promise.all(downloads.map(({ paused }) => paused))
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(4)
    const { transfers } = server.snapshot()!
    for (const { sentBytes, weave, userAgent } of transfers) {
      expect(userAgent).toBe('VLC/3.0')
      expect(weave).toHaveLength(Math.ceil((sentBytes * weaveParts) / bigBytes))
      for (const thread of weave) expect([0, 1, 2]).toContain(thread)
    }
    expect(new Set(transfers.flatMap(({ weave }) => weave)).size).toBeGreaterThan(1)
    for (const { socket } of downloads) socket.destroy()
  })
})
