/** The log in the window of the built desktop app: what it shows, and what can be taken out of it. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { homeWithShare, TemporaryHome } from './support/temporary-home.ts'

/** Other systems have only one address of their own. */
const otherClient = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1'

/** Sends a request from an address of this machine; resolves when the answer is complete. */
async function send(port: number, path: string, localAddress = '127.0.0.1'): Promise<void> {
  const headers = { 'User-Agent': 'Spec "1"', Referer: 'http://localhost/from' }
  const response = await new Promise<Parameters<typeof text>[0]>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, localAddress, headers, agent: false }, resolve)
      .once('error', reject)
      .end()
  })
  await text(response)
}

describe('the log', () => {
  let home: TemporaryHome & { readonly port: number }
  let app: DesktopApp
  const rows = () => app.page.getByTestId('log-row')
  const button = (name: string) => app.page.getByRole('button', { name, exact: true })
  const filter = () => app.page.getByRole('searchbox')
  const formats = { csv: 'CSV', jsonl: 'JSON', combined: 'Apache log' }
  const menuItem = (format: keyof typeof formats) =>
    app.page.getByRole('menuitem', { name: formats[format], exact: true, includeHidden: true })
  const onlyShown = () => app.page.getByTestId('only-shown')
  const toast = () => app.page.getByTestId('toast')
  const openMenu = async () => {
    await app.page.getByTestId('log-menu').click()
    await onlyShown().waitFor()
  }
  const chooseExport = async (wanted: 'shown' | 'all', format: keyof typeof formats) => {
    await openMenu()
    if ((await onlyShown().getAttribute('aria-checked')) !== String(wanted === 'shown'))
      await onlyShown().click()
    await menuItem(format).click()
  }

  beforeAll(async () => {
    home = await homeWithShare()
    app = await DesktopApp.launch({ home })
    await app.startSharing()
    // One after the other, so that the order of the lines is known.
    await send(home.port, '/hello.txt')
    await send(home.port, '/more/again.txt')
    await send(home.port, '/none.txt', otherClient)
    await send(home.port, '/more')
    await rows().nth(3).waitFor()
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
    home[Symbol.dispose]()
  })

  it('The log has every request in the order of their ends', async () => {
    expect(await rows().nth(0).textContent()).toContain('/hello.txt')
    expect(await rows().nth(1).textContent()).toContain('/more/again.txt')
    expect(await rows().nth(2).textContent()).toContain('/none.txt')
    expect(await rows().nth(3).textContent()).toContain('/more')
  })

  it.each([
    ['a part of the path', 'AGAIN', 1],
    ['a status', '404', 1],
    ['a client', '127.0.0.1', otherClient === '127.0.0.1' ? 4 : 3],
    ['a method', 'get /', 4],
  ])('The filter of the log finds requests by %s', async (_what, wanted, count) => {
    await filter().fill(wanted)
    await expect.poll(() => rows().count(), soon).toBe(count)
    await filter().fill('')
    await expect.poll(() => rows().count(), soon).toBe(4)
  })

  it.each([
    ['2', ['/hello.txt', '/more/again.txt']],
    ['3', ['/more']],
    ['4', ['/none.txt']],
    ['5', []],
  ])(
    'The log shows only the requests of a status class if one is chosen: %s',
    async (statusClass, targets) => {
      await app.page.getByTestId('status-class').selectOption(statusClass)
      await expect.poll(() => rows().count(), soon).toBe(targets.length)
      for (const [index, target] of targets.entries())
        expect(await rows().nth(index).textContent()).toContain(target)
      if (targets.length === 0) await app.page.getByText('No matching requests').waitFor()
      await app.page.getByTestId('status-class').selectOption('all')
      await expect.poll(() => rows().count(), soon).toBe(4)
    },
  )

  it.runIf(otherClient === '127.0.0.2')(
    'The log shows one client alone if that is chosen at one of its lines',
    async () => {
      await rows().filter({ hasText: '/none.txt' }).click()
      await button('Only 127.0.0.2').click()
      await expect.poll(() => rows().count(), soon).toBe(1)
      await app.page.getByTestId('only-client').click()
      await expect.poll(() => rows().count(), soon).toBe(4)
      await app.page.keyboard.press('Escape')
      await app.page.getByTestId('log-details').waitFor({ state: 'detached' })
    },
  )

  it('The filter shows how many requests match, and is cleared at once', async () => {
    await filter().fill('more')
    await app.page.getByTestId('status-class').selectOption('2')
    await app.page.getByTestId('matches').filter({ hasText: '1 match' }).waitFor()
    await button('Clear filter').click()
    await expect.poll(() => rows().count(), soon).toBe(4)
    expect(await filter().inputValue()).toBe('')
    expect(await app.page.getByTestId('status-class').inputValue()).toBe('all')
  })

  it('The details of a line show all its facts, and copy it as servers write it', async () => {
    await rows().filter({ hasText: '/none.txt' }).click()
    const details = app.page.getByTestId('log-details')
    for (const fact of [otherClient, 'GET /none.txt', 'Spec "1"', 'http://localhost/from'])
      expect(await details.textContent()).toContain(fact)
    await button('Copy as log line').click()
    await expect
      .poll(() => app.copied(), soon)
      .toMatch(
        /^127\.0\.0\.\d - - \[[^\]]+\] "GET \/none\.txt HTTP\/1\.1" 404 \d+ "http:\/\/localhost\/from" "Spec \\x221\\x22"$/,
      )
    await details.getByRole('button', { name: 'Close' }).click()
    await details.waitFor({ state: 'detached' })
  })

  describe('the export of the log', () => {
    /** Exports, with a filter that only one line fits; resolves to the file's content. */
    async function exported(wanted: 'shown' | 'all', format: keyof typeof formats): Promise<string> {
      const path = join(home.path, `${wanted}.${format}`)
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      await filter().fill('none')
      await expect.poll(() => rows().count(), soon).toBe(1)
      await chooseExport(wanted, format)
      const read = () => {
        try {
          return readFileSync(path, 'utf8')
        } catch {
          return ''
        }
      }
      await expect.poll(read, soon).toMatch(/\n$/)
      await filter().fill('')
      return read()
    }

    const targets = ['/hello.txt', '/more/again.txt', '/none.txt', '/more']

    it.each([
      ['shown', ['/none.txt']],
      ['all', targets],
    ] as const)('An export as JSON lines has the wanted requests: %s', async (wanted, expected) => {
      const lines = (await exported(wanted, 'jsonl')).trimEnd().split('\n')
      const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(entries.map(({ target }) => target)).toEqual(expected)
      const none = entries.find(({ target }) => target === '/none.txt')
      expect(none).toMatchObject({ method: 'GET', status: 404, client: otherClient, aborted: false })
      expect(none).toMatchObject({ referer: 'http://localhost/from', userAgent: 'Spec "1"' })
    })

    it.each([
      ['shown', ['/none.txt']],
      ['all', targets],
    ] as const)('An export as CSV has the wanted requests: %s', async (wanted, expected) => {
      const [names, ...lines] = (await exported(wanted, 'csv')).trimEnd().split('\r\n')
      expect(names).toBe('time,client,method,target,status,bytes,durationMs,thread,aborted,referer,userAgent')
      expect(lines.map((line) => line.split(',')[3])).toEqual(expected)
      const none = lines.find((line) => line.includes('/none.txt'))!
      expect(none).toContain(`,${otherClient},GET,/none.txt,404,`)
      expect(none).toMatch(/,false,http:\/\/localhost\/from,"Spec ""1"""$/)
    })

    it.each([
      ['shown', ['/none.txt']],
      ['all', targets],
    ] as const)('An export in the combined format has the wanted requests: %s', async (wanted, expected) => {
      const lines = (await exported(wanted, 'combined')).trimEnd().split('\n')
      expect(lines.map((line) => /"GET (\S+) HTTP\/1\.1"/.exec(line)?.[1])).toEqual(expected)
    })

    it('An export works by keyboard alone, and asks for no file before a format is chosen', async () => {
      const asked = await app.electron.evaluateHandle(({ dialog }) => {
        const names: (string | undefined)[] = []
        dialog.showSaveDialog = (...given: unknown[]) => {
          const { defaultPath } = given.at(-1) as { defaultPath?: string }
          names.push(defaultPath)
          return Promise.resolve({ canceled: true, filePath: '' })
        }
        return names
      })
      const { keyboard } = app.page
      const focused = () => app.page.locator(':focus').innerText()
      await app.page.getByTestId('log-menu').focus()
      await keyboard.press('Enter')
      await menuItem('csv').and(app.page.locator(':focus')).waitFor()
      for (const key of [
        'ArrowDown',
        'ArrowDown',
        'ArrowDown',
        'End',
        'ArrowDown',
        'ArrowUp',
        'Home',
        'ArrowDown',
      ])
        await keyboard.press(key)
      expect(await focused()).toBe('JSON')
      await keyboard.press('Escape')
      await menuItem('csv').waitFor({ state: 'hidden' })
      const isBack = () => app.page.getByTestId('log-menu').and(app.page.locator(':focus')).waitFor()
      await isBack()
      await keyboard.press('Enter')
      await menuItem('csv').and(app.page.locator(':focus')).waitFor()
      expect(await asked.evaluate((names) => names)).toEqual([])
      await keyboard.press('ArrowDown')
      await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
      await expect.poll(() => asked.evaluate((names) => names.length), soon).toBe(1)
      await isBack()
      const [name] = await asked.evaluate((names) => names)
      expect(name).toMatch(/\.log$/)
    })

    it('An export is offered only of lines that exist', async () => {
      await filter().fill('nothing is called so')
      await expect.poll(() => rows().count(), soon).toBe(0)
      await openMenu()
      if ((await onlyShown().getAttribute('aria-checked')) === 'false') await onlyShown().click()
      expect(await menuItem('csv').isDisabled()).toBe(true)
      await onlyShown().click()
      expect(await menuItem('csv').isDisabled()).toBe(false)
      await app.page.keyboard.press('Escape')
      await filter().fill('')
    })

    it.runIf(onStandIn)('A saved export is confirmed, and shown in its folder', async () => {
      await exported('all', 'csv')
      await app.page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
      await toast().getByRole('button', { name: 'Show in folder' }).click()
      const opened = () => app.electron.evaluate(() => (globalThis as StandIn).__standIn.opened)
      await expect.poll(opened, soon).toContain(join(home.path, 'all.csv'))
    })

    it('An export that is canceled reports no error', async () => {
      const asked = await app.electron.evaluateHandle(({ dialog }) => {
        const note = { times: 0 }
        dialog.showSaveDialog = () => {
          note.times++
          return Promise.resolve({ canceled: true, filePath: '' })
        }
        return note
      })
      await chooseExport('all', 'csv')
      await expect.poll(() => asked.evaluate(({ times }) => times), soon).toBe(1)
      expect(app.complaints).toEqual([])
    })
  })

  describe('an export of the log that fails', () => {
    async function exportAndRead(): Promise<void> {
      await chooseExport('all', 'csv')
      const alert = app.page.getByRole('alert').filter({ hasText: 'Couldn’t save the file' })
      await toast().getByRole('button', { name: 'Try again' }).click()
      await alert.waitFor()
      await toast().getByRole('button', { name: 'Close' }).click()
      await alert.waitFor({ state: 'detached' })
    }

    it('An export to the path of a folder reports that the file can’t be saved', async () => {
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, home.share)
      await exportAndRead()
    })

    it('An export for which main fails reports that the file can’t be saved', async () => {
      await app.electron.evaluate(({ dialog }) => {
        dialog.showSaveDialog = () => Promise.reject(new Error('No dialog.'))
      })
      await exportAndRead()
    })
  })

  // The last tests: they change what the log has.
  it('The log stands still while it is paused, and catches up when it is resumed', async () => {
    const before = await rows().count()
    await button('Pause').click()
    const told = app.page.evaluate(
      `new Promise((resolve) => {
        const end = spool.on('live', ({ lines }) => {
          if (!lines.some(({ target }) => target === '/hello.txt?paused')) return
          end()
          resolve()
        })
      })`,
    )
    await send(home.port, '/hello.txt?paused')
    await told
    expect(await rows().count()).toBe(before)
    await app.page.getByTestId('waiting').filter({ hasText: 'Paused · 1 new' }).waitFor()
    await button('Resume').click()
    await rows().filter({ hasText: '/hello.txt?paused' }).waitFor()
    expect(await rows().count()).toBe(before + 1)
  })

  it('The log is empty after Clear, Undo puts its rows back before new ones, and without that it continues empty', async () => {
    const before = await rows().count()
    const clear = async () => {
      await openMenu()
      await app.page.getByTestId('log-clear').click()
      await expect.poll(() => rows().count(), soon).toBe(0)
    }
    await clear()
    await app.page.getByText('When someone opens your link, you’ll see it here.').waitFor()
    await app.page.getByRole('status').filter({ hasText: 'Cleared' }).waitFor()
    await send(home.port, '/hello.txt?since')
    await rows().filter({ hasText: '?since' }).waitFor()
    await app.page.keyboard.press('Tab')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => rows().count(), soon).toBe(before + 1)
    expect(await rows().last().textContent()).toContain('?since')
    await clear()
    await send(home.port, '/more/again.txt')
    await expect.poll(() => rows().count(), soon).toBe(1)
    await toast().getByRole('button', { name: 'Close' }).click()
    expect(app.complaints).toEqual([])
  })

  it('The log follows its end until the user scrolls up, and again on request', async () => {
    const log = app.page.getByTestId('log')
    for (let nth = 0; nth < 60; nth++) await send(home.port, `/hello.txt?${nth}`)
    await rows().filter({ hasText: '?59' }).waitFor()
    await log.hover()
    await app.page.mouse.wheel(0, -10_000)
    await button('Newest').waitFor()
    await send(home.port, '/hello.txt?last')
    await rows().filter({ hasText: '/more/again.txt' }).waitFor()
    expect(await rows().filter({ hasText: '?last' }).count()).toBe(0)
    await button('Newest').click()
    await rows().filter({ hasText: '?last' }).waitFor()
  })
  it('A line of the log stays in sight beside its details', async () => {
    const last = rows().filter({ hasText: '?last' })
    await last.click()
    await app.page.getByTestId('log-details').waitFor()
    const isInSight = async () => {
      const row = (await last.boundingBox())!
      const log = (await app.page.getByTestId('log').boundingBox())!
      return row.y >= log.y && row.y + row.height <= log.y + log.height + 1
    }
    await expect.poll(isInSight, soon).toBe(true)
  })

  /** Details take their room from below: it need not move for them. */
  async function upperRowInSight(): Promise<Locator> {
    const { y } = (await app.page.getByTestId('log').boundingBox())!
    for (const row of await rows().all()) {
      const number = await row.getAttribute('data-number')
      // Below the head.
      if ((await row.boundingBox())!.y >= y + 26) return app.page.locator(`[data-number="${number}"]`)
    }
    throw new Error('No row is in sight.')
  }

  it('The log stays where it is when details open in the middle of it, though new lines come', async () => {
    const log = app.page.getByTestId('log')
    const count = async () => Number(await log.getAttribute('aria-rowcount'))
    await app.page.getByTestId('log-details').getByRole('button', { name: 'Close' }).click()
    await log.hover()
    await app.page.mouse.wheel(0, 10_000)
    await button('Newest').waitFor({ state: 'detached' })
    const line = await upperRowInSight()
    const before = (await line.boundingBox())!
    const countBefore = await count()
    await line.click()
    await app.page.getByTestId('log-details').waitFor()
    await send(home.port, '/hello.txt?new')
    await expect.poll(count, soon).toBe(countBefore + 1)
    expect((await line.boundingBox())!.y).toBe(before.y)
    await button('Newest').click()
    await rows().filter({ hasText: '?new' }).waitFor()
  })
})
