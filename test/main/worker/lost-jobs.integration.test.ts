import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FaultyFolder } from '../../support/faulty-folder.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, soon } from '../../support/serve.ts'

const forgetfulWorker = fileURLToPath(new URL('../../support/workers/forgetful-worker.ts', import.meta.url))

describe('a job taken by a thread that dies before it has noted so', () => {
  it('A job that a thread had just taken when it died ends its connection and is no longer in flight', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/file.txt`, 'text')
    await using server = await serve({ folder: folder.path, threads: 2 }, forgetfulWorker)
    expect(await get(server.port, '/file.txt')).toMatchObject({ status: 200 })
    for (let deaths = 1; deaths <= 3; deaths++) {
      writeFileSync(`${dirname(folder.path)}/die`, '')
      using victim = await RawClient.connect(server.port)
      victim.send('GET /file.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
      expect(await victim.readToEnd()).toHaveLength(0)
      await expect.poll(() => server.deaths.length, soon).toBe(deaths)
      expect(await get(server.port, '/file.txt')).toMatchObject({ status: 200 })
    }
    await expect
      .poll(() => server.snapshot()?.totals, soon)
      .toMatchObject({
        jobsInFlight: 0,
        connectionsOpen: 0,
      })
  })
})
