/**
 * Starts a server, asks it for something and stops it, over and over, and says what the process holds from time to
 * time. A process of its own, so that nothing else changes what is measured.
 */
import { get } from '../raw-client.ts'
import { descriptors, residentBytes, threadCount } from '../process-state.ts'
import { serve } from '../serve.ts'

/** What a process holds after so many rounds. */
export type Holdings = {
  readonly rounds: number
  readonly descriptors: number
  readonly threads: number
  readonly residentBytes: number
}

const [folder = '', rounds = '', every = ''] = process.argv.slice(2)
/** Servers at the same time: most of a start is waiting for threads to come up. */
const lanes = 4

for (let done = 0; done < Number(rounds);) {
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      await using server = await serve({ folder, threads: 2 })
      const { status } = await get(server.port, '/file.txt')
      if (status !== 200) throw new Error(`status ${status}`)
    }),
  )
  done += lanes
  if (done % Number(every) === 0) {
    gc!()
    const holdings: Holdings = {
      rounds: done,
      descriptors: descriptors().length,
      threads: threadCount(),
      residentBytes: residentBytes(),
    }
    console.log(JSON.stringify(holdings))
  }
}
