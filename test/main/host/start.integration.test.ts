import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../src/main/host/server-host.ts'
import { ServerSettings, type ServerSettingsInput } from '../../../src/shared/settings.ts'
import { descriptors, threadCount } from '../../support/process-state.ts'
import { DeadFolder, waitingThread } from '../../support/dead-folder.ts'
import { get } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder } from '../../support/serve.ts'
import { freePort, takePort } from '../../support/temporary-home.ts'
import { canBeUnprivileged, unprivileged } from '../../support/unprivileged-user.ts'

const script = (name: string) => fileURLToPath(new URL(`../../../src/main/${name}/main.ts`, import.meta.url))
const scripts = { listener: script('listener'), worker: script('worker') }

const startOnce = fileURLToPath(new URL('../../support/children/start-once.ts', import.meta.url))

function start(settings: Pick<ServerSettingsInput, 'folder'> & Partial<ServerSettingsInput>) {
  const defaults = { port: 0, host: '127.0.0.1', threads: 2 }
  return startServer(v.parse(ServerSettings, { ...defaults, ...settings }), {}, scripts)
}

const failed = (code: string) => ({ ok: false, failure: { code } })

/** Starts in a process of a user without privileges, since root has all of them. */
async function startAsNobody(settings: Partial<ServerSettingsInput>): Promise<unknown> {
  const args = [startOnce, JSON.stringify({ host: '127.0.0.1', port: 0, ...settings })]
  const { stdout } = await promisify(execFile)(process.execPath, args, unprivileged)
  return JSON.parse(stdout)
}

describe('a start that fails', () => {
  it('A port where another program listens fails as port-in-use', async () => {
    using folder = temporaryFolder()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await start({ folder: folder.path, port })).toMatchObject(failed('port-in-use'))
    other.close()
    await once(other, 'close')
    const again = await start({ folder: folder.path, port })
    expect(again).toMatchObject({ ok: true, server: { port } })
    if (again.ok) await again.server.stop(0)
  })

  it('A port that this program serves fails as port-in-use and is served undisturbed', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/a.txt`, 'a')
    await using server = await serve({ folder: folder.path })
    expect(await start({ folder: folder.path, port: server.port })).toMatchObject(failed('port-in-use'))
    expect(await get(server.port, '/a.txt')).toMatchObject({ status: 200 })
  })

  it('An address that no machine has (RFC 5737) fails as address-not-available', async () => {
    using folder = temporaryFolder()
    expect(await start({ folder: folder.path, host: '192.0.2.1' })).toMatchObject(
      failed('address-not-available'),
    )
  })

  it.each([
    ['folder-missing', 'none'],
    ['folder-missing', 'none/below'],
    ['folder-missing', 'dangling'],
    ['folder-missing', 'loop'],
    ['folder-missing', 'x'.repeat(300)],
    ['folder-not-a-folder', 'file'],
    ['folder-not-a-folder', 'file/below'],
    ['folder-not-a-folder', 'link-to-file'],
    ['folder-not-a-folder', 'fifo-like'],
  ])('A start fails as %s for the path %s', async (code, name) => {
    using area = temporaryFolder()
    writeFileSync(`${area.path}/file`, '')
    symlinkSync('file', `${area.path}/link-to-file`)
    symlinkSync('nowhere', `${area.path}/dangling`)
    symlinkSync('loop', `${area.path}/loop`)
    symlinkSync('/dev/null', `${area.path}/fifo-like`)
    expect(await start({ folder: `${area.path}/${name}` })).toMatchObject(failed(code))
  })

  it.runIf(canBeUnprivileged).each([
    ['nothing at all', 0],
    ['its names only', 0o444],
    ['no names, only what is asked for by name', 0o111],
  ])('A folder that gives away %s fails as folder-not-readable', async (_what, mode) => {
    using area = temporaryFolder()
    mkdirSync(`${area.path}/share`)
    chmodSync(area.path, 0o755)
    chmodSync(`${area.path}/share`, mode)
    expect(await startAsNobody({ folder: `${area.path}/share` })).toMatchObject(failed('folder-not-readable'))
    chmodSync(`${area.path}/share`, 0o755)
    expect(await startAsNobody({ folder: `${area.path}/share` })).toMatchObject({ ok: true })
  })

  it.runIf(canBeUnprivileged)(
    'A folder in a folder that can’t be entered fails as folder-not-readable',
    async () => {
      using area = temporaryFolder()
      mkdirSync(`${area.path}/share`)
      chmodSync(area.path, 0)
      expect(await startAsNobody({ folder: `${area.path}/share` })).toMatchObject(
        failed('folder-not-readable'),
      )
    },
  )

  it.runIf(canBeUnprivileged)('A port reserved for administrators fails as port-not-allowed', async () => {
    using folder = temporaryFolder()
    chmodSync(folder.path, 0o755)
    const firstFree = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'latin1'))
    const result = await startAsNobody({ folder: folder.path, port: 80 })
    // Where the system lets every user listen on it, the port is open or taken.
    if (firstFree > 80) expect(result).toMatchObject(failed('port-not-allowed'))
    else expect(result).not.toMatchObject(failed('internal'))
  })

  it('A thread that can’t be started fails as internal', async () => {
    using folder = temporaryFolder()
    const settings = v.parse(ServerSettings, { folder: folder.path, port: 0, host: '127.0.0.1' })
    const missing = { ...scripts, listener: `${folder.path}/none.js` }
    expect(await startServer(settings, {}, missing)).toMatchObject(failed('internal'))
  })

  it('A failed start leaves no thread and no descriptor behind', async () => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    const failing = () =>
      Promise.all([
        start({ folder: folder.path, port: server.port }),
        start({ folder: folder.path, host: '192.0.2.1' }),
        start({ folder: `${folder.path}/none` }),
      ])
    // The first time, the runtime makes things of its own that stay; and threads that come up open and close files.
    await failing()
    await expect
      .poll(() => server.snapshot()?.threads.map(({ state }) => state), soon)
      .toEqual(['idle', 'idle'])
    const before = { threads: threadCount(), descriptors: descriptors().length }
    for (let round = 0; round < 5; round++) await failing()
    await expect
      .poll(() => ({ threads: threadCount(), descriptors: descriptors().length }), soon)
      .toEqual(before)
  })
})

describe('a start that is canceled', () => {
  it('A canceled start fails and leaves no thread, descriptor or taken port behind', async () => {
    using folder = temporaryFolder()
    const port = await freePort()
    const settings = v.parse(ServerSettings, { folder: folder.path, port, host: '127.0.0.1' })
    const cancel = (delayMs: number) => startServer(settings, {}, scripts, AbortSignal.timeout(delayMs))
    // The first time, the runtime makes things of its own that stay.
    await startServer(settings, {}, scripts, AbortSignal.abort())
    const before = { threads: threadCount(), descriptors: descriptors().length }
    for (const delayMs of [0, 10, 20, 30, 40, 50, 60, 70]) {
      const result = await cancel(delayMs)
      // How fast the machine is decides whether it came in time.
      if (result.ok) await result.server.stop(0)
      else expect(result).toMatchObject({ ...failed('internal'), stuckThreads: 0 })
    }
    await expect
      .poll(() => ({ threads: threadCount(), descriptors: descriptors().length }), soon)
      .toEqual(before)
    await using taken = await takePort(port)
    expect(taken.port).toBe(port)
  })

  it('A canceled start does not wait for a folder that does not respond', async () => {
    using dead = new DeadFolder()
    const settings = v.parse(ServerSettings, { folder: dead.path, port: 0, host: '127.0.0.1' })
    const canceling = new AbortController()
    const starting = startServer(settings, {}, { ...scripts, listener: waitingThread }, canceling.signal)
    await dead.entered
    canceling.abort()
    expect(await starting).toMatchObject({ ok: false, stuckThreads: 1 })
  })
})

describe('a start', () => {
  it('A start follows links to the folder and shares it under its real path and name', async () => {
    using area = temporaryFolder()
    mkdirSync(`${area.path}/Holiday Pictures`)
    symlinkSync('Holiday Pictures', `${area.path}/link`)
    await using server = await serve({ folder: `${area.path}/link` })
    expect(server.server.folder).toBe(`${area.path}/Holiday Pictures`)
    expect((await get(server.port, '/')).content.toString()).toContain('Holiday Pictures')
  })

  it('A folder whose name is not UTF-8 can be served', async () => {
    using area = temporaryFolder()
    const path = Buffer.concat([Buffer.from(`${area.path}/`), Buffer.from([0xe4, 0xf6, 0xfc])])
    mkdirSync(path)
    writeFileSync(Buffer.concat([path, Buffer.from('/file.txt')]), 'found')
    // Settings are text, which can't name it; a link can.
    symlinkSync(path, `${area.path}/link`)
    await using server = await serve({ folder: `${area.path}/link` })
    expect(await get(server.port, '/file.txt')).toMatchObject({ status: 200, content: Buffer.from('found') })
    expect(await get(server.port, '/')).toMatchObject({ status: 200 })
  })
})
