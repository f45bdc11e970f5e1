import { once } from 'node:events'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ShareController } from '../../../../src/main/desktop/share/share-controller.ts'
import type { SharingState } from '../../../../src/shared/app/app-state.ts'
import { ServerSettings } from '../../../../src/shared/settings.ts'
import { DeadFolder, waitingThread } from '../../../support/dead-folder.ts'
import { get, RawClient } from '../../../support/raw-client.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'

/** As the listener, but in a folder that holds `crash-at-stop` it throws when it is asked to stop. */
const crashingListener = fileURLToPath(
  new URL('../../../support/workers/crashing-listener.ts', import.meta.url),
)
const scripts = { listener: script('listener'), worker: script('worker') }

/** A share that is stopped at the end of the block, with all states it has been in. */
function makeSharing(): { sharing: ShareController; states: SharingState[] } & AsyncDisposable {
  const states: SharingState[] = []
  const sharing = new ShareController({ onState: (state) => states.push(state) }, scripts)
  return { sharing, states, [Symbol.asyncDispose]: () => sharing.stop('grace') }
}

function settings(folder: string, port = 0): ServerSettings {
  return v.parse(ServerSettings, { folder, port, host: '127.0.0.1', threads: 1 })
}

function portOf({ state }: ShareController): number {
  if (state.kind !== 'sharing') throw new Error(state.kind)
  return state.port
}

describe('a share', () => {
  it('A share goes through starting to sharing, and through stopping back to stopped', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file`, 'hello')
    await using made = makeSharing()
    const { sharing, states } = made
    await sharing.start(settings(folder.path))
    expect((await get(portOf(sharing), '/file')).status).toBe(200)
    await sharing.stop('grace')
    expect(states.map(({ kind }) => kind)).toEqual(['starting', 'sharing', 'stopping', 'stopped'])
  })

  it('A share that is started once more with another folder ends first, and keeps its port', async () => {
    using one = temporaryFolder()
    using other = temporaryFolder()
    writeFileSync(`${other.path}/file`, 'other')
    await using made = makeSharing()
    const { sharing } = made
    await sharing.start(settings(one.path))
    const port = portOf(sharing)
    await sharing.start(settings(other.path, port))
    expect((await get(port, '/file')).content.toString()).toBe('other')
  })

  it('A share that is started and stopped at once ends stopped', async () => {
    using folder = temporaryFolder()
    await using made = makeSharing()
    const { sharing } = made
    await Promise.all([sharing.start(settings(folder.path)), sharing.stop('grace')])
    expect(sharing.state).toEqual({ kind: 'stopped' })
  })

  it('A share on a port that is taken fails and offers one that is free', async () => {
    using folder = temporaryFolder()
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as AddressInfo
    await using made = makeSharing()
    const { sharing } = made
    await sharing.start(settings(folder.path, port))
    expect(sharing.state).toMatchObject({ kind: 'failed', reason: 'port-in-use', port })
    const { freePort } = sharing.state as Extract<SharingState, { kind: 'failed' }>
    await sharing.start(settings(folder.path, freePort))
    expect(portOf(sharing)).toBe(freePort)
    other.close()
  })

  it.runIf(process.platform !== 'win32').each([
    ['stopped', (sharing: ShareController) => sharing.stop('grace'), 'stopped'],
    [
      'switched to another folder',
      (sharing: ShareController, other: string) => sharing.start(settings(other)),
      'failed',
    ],
  ])('A share whose folder does not answer can be %s while it starts', async (_how, turnAway, kind) => {
    const dead = new DeadFolder()
    using area = temporaryFolder()
    // A file in place of a folder gets an answer, and so ends the thread that waits for it.
    const other = `${area.path}/file`
    writeFileSync(other, '')
    const sharing = new ShareController({ onState: () => undefined }, { ...scripts, listener: waitingThread })
    void sharing.start(settings(dead.path))
    await dead.entered
    await turnAway(sharing, other)
    expect(sharing.state.kind).toBe(kind)
    expect(sharing.stuckThreads).toBe(1)
    dead[Symbol.dispose]()
    await expect.poll(() => sharing.stuckThreads, soon).toBe(0)
  })

  it('A share of a missing folder fails, and one of a folder that exists can be started then', async () => {
    using folder = temporaryFolder()
    await using made = makeSharing()
    const { sharing } = made
    await sharing.start(settings(`${folder.path}/none`))
    expect(sharing.state).toMatchObject({ kind: 'failed', reason: 'folder-missing', freePort: undefined })
    await sharing.start(settings(folder.path))
    expect(sharing.state.kind).toBe('sharing')
  })

  it('A failure that Spool has no words for is reported in those of the system', async () => {
    using folder = temporaryFolder()
    const listener = `${folder.path}/none.js`
    const sharing = new ShareController({ onState: () => undefined }, { ...scripts, listener })
    await sharing.start(settings(folder.path))
    expect(sharing.state).toMatchObject({
      kind: 'failed',
      reason: 'internal',
      detail: expect.stringContaining('Cannot find module') as unknown,
    })
  })

  it('A share reports since when its folder has been gone, and that it is back', async () => {
    using area = temporaryFolder()
    const folder = `${area.path}/share`
    mkdirSync(folder)
    await using made = makeSharing()
    const { sharing } = made
    await sharing.start(settings(folder))
    const goneMs = () => (sharing.state.kind === 'sharing' ? sharing.state.folderGoneMs : NaN)
    expect(goneMs()).toBeUndefined()
    const beforeMs = Date.now()
    renameSync(folder, `${folder}.away`)
    await expect.poll(goneMs, soon).toBeGreaterThanOrEqual(beforeMs)
    renameSync(`${folder}.away`, folder)
    await expect.poll(goneMs, soon).toBeUndefined()
  })

  it('A share applies without a restart the settings that may change while it runs', async () => {
    using folder = temporaryFolder()
    await using made = makeSharing()
    const { sharing, states } = made
    await sharing.start(settings(folder.path))
    await sharing.start({ ...settings(folder.path), threads: 3, listing: false })
    expect(sharing.state).toMatchObject({ kind: 'sharing', threads: 3 })
    await expect.poll(async () => (await get(portOf(sharing), '/')).status, soon).toBe(403)
    expect(states.map(({ kind }) => kind)).not.toContain('stopping')
  })

  it('A share that is started again with the same settings continues without a restart', async () => {
    using folder = temporaryFolder()
    await using made = makeSharing()
    const { sharing, states } = made
    await sharing.start(settings(folder.path))
    const before = [...states]
    await sharing.start(settings(folder.path))
    expect(states.slice(before.length).map(({ kind }) => kind)).not.toContain('starting')
  })

  it('A share follows the last of two requests to start and stop in the same turn', async () => {
    using folder = temporaryFolder()
    await using made = makeSharing()
    const { sharing } = made
    void sharing.stop('grace')
    await sharing.start(settings(folder.path))
    expect(sharing.state.kind).toBe('sharing')
    void sharing.start(settings(folder.path))
    await sharing.stop('grace')
    expect(sharing.state.kind).toBe('stopped')
  })

  it('A share follows the newer request though the server that stops for it crashes', async () => {
    using one = temporaryFolder()
    using other = temporaryFolder()
    writeFileSync(`${one.path}/crash-at-stop`, '')
    const states: string[] = []
    const sharing = new ShareController(
      { onState: ({ kind }) => states.push(kind) },
      { ...scripts, listener: crashingListener },
    )
    await sharing.start(settings(one.path))
    await sharing.start(settings(other.path))
    expect(states).toEqual(['starting', 'sharing', 'stopping', 'starting', 'sharing'])
    await sharing.stop('grace')
  })

  it('A share carries out only the last of the requests that come while it starts or stops', async () => {
    using one = temporaryFolder()
    using other = temporaryFolder()
    writeFileSync(`${other.path}/file`, 'other')
    await using made = makeSharing()
    const { sharing, states } = made
    const wishes: Promise<void>[] = []
    for (let wish = 0; wish < 100; wish++) {
      wishes.push(sharing.start(settings(one.path)), sharing.stop('grace'))
    }
    wishes.push(sharing.start({ ...settings(other.path), listing: false }))
    await Promise.all(wishes)
    expect((await get(portOf(sharing), '/file')).content.toString()).toBe('other')
    expect((await get(portOf(sharing), '/')).status).toBe(403)
    expect(states.length).toBeLessThanOrEqual(6)
  })

  it('A share cuts off a client, and no other', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file`, 'hello')
    await using made = makeSharing()
    const { sharing } = made
    await sharing.start(settings(folder.path))
    using client = await RawClient.connect(portOf(sharing))
    sharing.clients.disconnectClient('192.0.2.1')
    client.send('GET /file HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect((await client.readResponse()).status).toBe(200)
    sharing.clients.disconnectClient('127.0.0.1')
    expect(await client.readToEnd()).toHaveLength(0)
  })
})
