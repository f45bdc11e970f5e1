import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isServed } from '../../../src/main/cli/log-target.ts'
import { temporaryFolder } from '../../support/serve.ts'

it.each<[rule: string, file: string, hidden: boolean, served: boolean]>([
  ['one in the folder is served', 'share/log', false, true],
  ['one further down is served', 'share/logs/log', false, true],
  ['one beside the folder is not served', 'log', false, false],
  ['one beside it whose name begins like it is not served', 'share.log', false, false],
  ['a link in the folder to one outside is not served', 'share/link', false, false],
  ['a hidden one is not served', 'share/.log', false, false],
  ['one in a hidden folder is not served', 'share/.logs/log', false, false],
  ['a hidden one is served where hidden files are shared', 'share/.logs/log', true, true],
  ['one that does not exist is not served', 'share/none', false, false],
])('Among files for a log, %s', async (_, file, hidden, served) => {
  using folder = temporaryFolder()
  for (const made of ['share', 'share/logs', 'share/.logs']) mkdirSync(`${folder.path}/${made}`)
  for (const made of ['log', 'share.log', 'share/log', 'share/logs/log', 'share/.log', 'share/.logs/log']) {
    writeFileSync(`${folder.path}/${made}`, '')
  }
  symlinkSync(`${folder.path}/log`, `${folder.path}/share/link`)
  expect(await isServed(`${folder.path}/${file}`, `${folder.path}/share`, hidden)).toBe(served)
})
