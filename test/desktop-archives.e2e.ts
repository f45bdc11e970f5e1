/** The built desktop app while others download archives from it: what it calls them, and which of their files it shows. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ThreadSnapshot } from '../src/shared/server-events.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { Download } from './support/download.ts'
import { soon } from './support/serve.ts'
import { serverSnapshot } from './shared/server-snapshot-fixture.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'

const shared = sharedApp()

/** Takes the server seconds to send, and no space. */
const largeBytes = 8 * 2 ** 30
/** More than the system takes off the server's hands before the client reads anything. */
const mediumBytes = 48 << 20

function putSparseFile(path: string, bytes: number): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  truncateSync(path, bytes)
}

describe('an archive that is sent', () => {
  it('A thread that packs an archive shows which file it packs', async () => {
    const { app, home } = await shared.begin({ threads: 2 })
    putSparseFile(join(home.share, 'Photos/Day 1/IMG_1.raw'), largeBytes)
    await app.startSharing()
    await app.showLanes()
    using download = await Download.start(home.port, '/Photos/?zip')
    const lane = app.page.getByTestId('lane').filter({ hasText: 'Photos (ZIP) · IMG_1.raw → 127.0.0.1' })
    await lane.first().waitFor()
    await lane.first().getByTitle('Photos (ZIP) · Day 1/IMG_1.raw → 127.0.0.1').waitFor()
    expect(download.status).toBe(200)
  })

  it('An archive is one download, with its progress, its receipt and one line of the log', async () => {
    const { app, home } = await shared.begin()
    for (const name of ['a.raw', 'b.raw']) putSparseFile(join(home.share, 'Photos', name), mediumBytes)
    await app.startSharing()
    using download = await Download.start(home.port, '/Photos/?zip', { pauseAfterBytes: 1 })
    await download.paused
    const transfers = app.page.getByTestId('transfer')
    await transfers.filter({ hasText: 'Photos (ZIP)' }).filter({ hasText: 'of 101 MB' }).waitFor()
    expect(await transfers.count()).toBe(1)
    const done = async () => Number(await transfers.getByRole('progressbar').getAttribute('aria-valuenow'))
    await expect.poll(done, soon).toBeGreaterThan(0)
    expect(await done()).toBeLessThan(100)
    // Only what takes a while gets a receipt.
    await transfers.filter({ hasText: 'stalled' }).waitFor()
    download.resume()
    await app.page.getByTestId('receipt').filter({ hasText: 'Photos (ZIP) delivered to 127.0.0.1' }).waitFor()
    expect(await app.page.getByTestId('log-row').count()).toBe(1)
    expect(await app.page.getByTestId('log-row').innerText()).toContain('/Photos (ZIP)')
    // What was asked for is still there to be read, and to be found.
    await app.page.getByTestId('log-row').click()
    await app.page.getByTestId('log-details').filter({ hasText: 'GET /Photos/?zip' }).waitFor()
    for (const filter of ['photos (zip', '?zip']) {
      await app.page.getByPlaceholder('Filter by').fill(filter)
      await expect.poll(() => app.page.getByTestId('log-row').count(), soon).toBe(1)
    }
    await app.page.getByPlaceholder('Filter by').fill('?tar')
    await expect.poll(() => app.page.getByTestId('log-row').count(), soon).toBe(0)
  })
})

const lane: Omit<ThreadSnapshot, 'thread'> = {
  ...{ state: 'busy', sinceMs: 0, jobs: 0, bytes: 0, connection: 1 },
  ...{ target: '/Photos/?zip', client: '192.168.1.23', file: undefined },
}

/** Shows lanes that differ from {@link lane}; returns an attribute of each, or of what it says. */
async function shownBy(
  app: DesktopApp,
  changes: readonly Partial<ThreadSnapshot>[],
  attribute: string,
  part = '.doing',
): Promise<(string | null)[]> {
  const threads = changes.map((change, thread) => ({ ...lane, thread, ...change }))
  await tellWindow(app, 'live', { snapshot: serverSnapshot({ threads }), lines: [], linesLeftOut: 0 })
  return app.page
    .locator(part)
    .evaluateAll(
      (lanes: { getAttribute: (name: string) => string | null }[], name) =>
        lanes.map((shown) => shown.getAttribute(name)),
      attribute,
    )
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

// What the engine reports of its own threads, just started, may come in between: hence they poll.
describe('the lanes of threads that pack archives', () => {
  it('Each lane shows its own file of the archive, with all characters that could mislead spelled out', async () => {
    const { app } = await shared.begin({ threads: 2 })
    await app.page.setViewportSize({ width: 1120, height: 1000 })
    await app.startSharing()
    await app.showLanes()
    const changes = [
      { file: latin1('Day 1/Grüße 😀.jpg') },
      { file: latin1('Day 1/\u202egpj\n.exe') },
      { file: 'not UTF-8 \xff.jpg' },
      { target: '/Music/?tar&f=abcdef', file: 'sub/a.flac' },
      { file: undefined },
      { target: '/a.jpg?dl', file: 'of an earlier archive.jpg' },
    ]
    const texts = async () => {
      await shownBy(app, changes, 'title')
      return app.page.locator('.doing').allTextContents()
    }
    await expect
      .poll(texts, soon)
      .toEqual([
        'Photos (ZIP) · Grüße 😀.jpg → 192.168.1.23',
        'Photos (ZIP) · \\u{202e}gpj\\x0a.exe → 192.168.1.23',
        'Photos (ZIP) · not UTF-8 ÿ.jpg → 192.168.1.23',
        'Music (TAR, selection) · a.flac → 192.168.1.23',
        'Photos (ZIP) → 192.168.1.23',
        '/a.jpg → 192.168.1.23',
      ])
  })

  it.each([1120, 400])(
    'In a window %i wide the name of a picture in an archive stays readable',
    async (width) => {
      const { app } = await shared.begin({ threads: 2 })
      await app.page.setViewportSize({ width, height: 760 })
      await app.startSharing()
      await app.showLanes()
      const changes = [{ target: `/${'long'.repeat(20)}/?zip`, file: `${'sub/'.repeat(20)}IMG_2041.jpg` }]
      await expect
        .poll(() => shownBy(app, changes, 'data-end'), soon)
        .toEqual(['IMG_2041.jpg → 192.168.1.23'])
      const whole = `${'long'.repeat(20)} (ZIP) · ${'sub/'.repeat(20)}IMG_2041.jpg → 192.168.1.23`
      await expect.poll(() => shownBy(app, changes, 'title'), soon).toEqual([whole])
    },
  )

  it('Bobbins say in their tool tips which file their threads pack', async () => {
    const { app } = await shared.begin({ threads: 2 })
    await app.startSharing()
    await app.showLanes()
    const changes = Array.from({ length: 12 }, (_, nth) => ({ file: `Day 1/${nth}.jpg` }))
    const said = changes.map(({ file }, nth) => `Thread ${nth + 1}: Photos (ZIP) · ${file} → 192.168.1.23`)
    await expect.poll(() => shownBy(app, changes, 'title', '[data-testid=bobbin]'), soon).toEqual(said)
  })
})
