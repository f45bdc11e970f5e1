import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folders, refusal } from '../../scripts/lint/layering.js'

const root = resolve(import.meta.dirname, '../..')

type Import = [what: string, file: string, specifier: string, isType?: boolean]

describe('the lint rule for imports', () => {
  it.each<Import>([
    ['a file of the same folder', 'src/main/sync/mutex.ts', './condition.ts'],
    ['a file of a folder below', 'src/main/listener/main.ts', './connections/connection.ts'],
    ['a file of the same folder from below', 'src/main/listener/connections/connection.ts', '../server.ts'],
    ['a folder that the table allows', 'src/main/worker/main.ts', '../jobs/job.ts'],
    ['the one file that the table allows of a folder', 'src/main/listener/main.ts', '../log/log-batch.ts'],
    ['a wing of an allowed folder', 'src/main/cli/main.ts', '../../shared/text/printable.ts'],
    ['package.json', 'src/main/cli/main.ts', '../../../package.json'],
    ['Node in a folder for Node', 'src/main/sync/mutex.ts', 'node:worker_threads'],
    ['Node in a folder for Electron', 'src/main/desktop/main.ts', 'node:fs'],
    ['a type of Node in a folder for browsers', 'src/http/head-scanner.ts', 'node:buffer', true],
    ['a module of Node that a pure folder may use', 'src/archive/zip-records.ts', 'node:buffer'],
    ['Electron in the desktop', 'src/main/desktop/main.ts', 'electron'],
    ['Electron in the preload script', 'src/preload/index.ts', 'electron'],
    ['a package', 'src/shared/settings.ts', 'valibot'],
    ['anything in a folder outside the table', 'scripts/start.ts', '../src/main/desktop/main.ts'],
  ])('An import of %s is allowed', (_, file, specifier, isType = false) => {
    expect(refusal(file, specifier, isType)).toBeUndefined()
  })

  it.each<Import>([
    ['a folder above', 'src/main/files/disk.ts', '../worker/loop.ts'],
    ['a folder beside', 'src/main/worker/main.ts', '../listener/server.ts'],
    ['a type of a folder above', 'src/main/sync/mutex.ts', '../jobs/job.ts', true],
    ['main from the shared folder', 'src/shared/settings.ts', '../main/base/no-asar.ts'],
    ['main from the window', 'src/renderer/src/App.vue', '../../main/base/no-asar.ts'],
    ['another file of a folder with one allowed file', 'src/main/listener/main.ts', '../log/log-file.ts'],
    ['a folder whose name begins like an allowed one', 'src/main/sync/mutex.ts', '../sync-more/lock.ts'],
    ['Node in a folder for browsers', 'src/http/head-scanner.ts', 'node:buffer'],
    ['Node in the window', 'src/renderer/src/App.vue', 'node:fs'],
    ['any other module of Node in a pure folder', 'src/archive/zip-records.ts', 'node:fs'],
    ['Electron in a folder for Node', 'src/main/host/server-host.ts', 'electron'],
    ['Electron in a folder for browsers', 'src/renderer/src/App.vue', 'electron'],
    ['a type of Electron outside its processes', 'src/shared/settings.ts', 'electron', true],
  ])('An import of %s is refused', (_, file, specifier, isType = false) => {
    expect(refusal(file, specifier, isType)).toMatch(new RegExp(`^${file.split('/').slice(0, 2).join('/')}`))
  })

  it('The table of layers names only folders and files that exist', () => {
    const named = [...Object.keys(folders), ...Object.values(folders).flatMap(({ imports }) => imports)]
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([])
  })

  it('The table of layers has every folder of the source', () => {
    const inMain = readdirSync(resolve(root, 'src/main')).map((name) => `src/main/${name}`)
    const inSource = readdirSync(resolve(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'main')
      .map(({ name }) => `src/${name}`)
    expect([...inSource, ...inMain].sort()).toEqual(Object.keys(folders).sort())
  })
})
