import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FolderSurvey } from '../../../../src/main/desktop/share/folder-survey.ts'
import type { FolderCount } from '../../../../src/shared/app/app-state.ts'
import { DeadFolder, waitingThread } from '../../../support/dead-folder.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'

describe('a survey of a folder', () => {
  it('A survey counts what the folder holds, and starts over with another folder', async () => {
    using area = temporaryFolder()
    writeFileSync(`${area.path}/one`, 'content')
    mkdirSync(`${area.path}/sub`)
    writeFileSync(`${area.path}/sub/two`, 'content')
    let last: FolderCount | undefined
    const survey = new FolderSurvey(script('survey'), (count) => (last = count))
    survey.start(area.path, false)
    await expect.poll(() => last, soon).toMatchObject({ files: 2, bytes: 14, complete: true })
    survey.start(`${area.path}/sub`, false)
    expect(last).toBeUndefined()
    await expect.poll(() => last, soon).toMatchObject({ files: 1, bytes: 7, complete: true })
    expect(await survey.stop()).toBe(0)
  })

  it('A survey joins the threads of earlier counts, too, when it is stopped', async () => {
    using area = temporaryFolder()
    const survey = new FolderSurvey(script('survey'), () => undefined)
    for (let count = 0; count < 10; count++) survey.start(area.path, false)
    expect(await survey.stop()).toBe(0)
  })

  it.runIf(process.platform !== 'win32')(
    'A survey that waits for a drive is left behind when it is stopped, and that is reported',
    async () => {
      using dead = new DeadFolder()
      const survey = new FolderSurvey(waitingThread, () => undefined, 100)
      survey.start(dead.path, false)
      await dead.entered
      expect(await survey.stop()).toBe(1)
    },
  )
})
