/** Measures a search through 100,000 names, one in a thousand of which is a hit. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stopProcess } from './owned-process.ts'
import { progress } from './progress.ts'
import { startServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import { timeAnswer, type AnswerTimes } from './time-answer.ts'

const folders = 100
const filesInEach = 1000

/** Returns the times by round; undefined if the server doesn't search. */
export async function measureSearch(
  spec: ServerSpec,
  site: Site,
  rounds: number,
): Promise<AnswerTimes[] | undefined> {
  makeNames(join(site.root, 'names'))
  const server = await startServer(spec, site)
  try {
    const times: AnswerTimes[] = []
    for (let round = 0; round < rounds; round++) {
      const answer = await timeAnswer(server.port, '/names/?q=needle', 'needle-')
      if (answer === undefined) return undefined
      times.push(answer)
      const { firstMs, wholeMs } = answer
      progress(`search ${round + 1}/${rounds}: ${firstMs.toFixed(1)} ms, whole ${wholeMs.toFixed(1)} ms`)
    }
    return times
  } finally {
    await stopProcess(server.process)
  }
}

function makeNames(root: string): void {
  for (let folder = 0; folder < folders; folder++) {
    const path = join(root, `folder-${folder}`)
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, `needle-${folder}.txt`), '')
    for (let file = 1; file < filesInEach; file++) writeFileSync(join(path, `file-${file}.txt`), '')
  }
}
