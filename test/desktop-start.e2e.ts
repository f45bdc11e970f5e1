/** Starts of the desktop app that name something to share. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { freePort, homeWithShare, takePort } from './support/temporary-home.ts'

const shared = sharedApp()
const clean = { code: 0, signal: null }

async function get(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return response.text()
}

describe.runIf(onStandIn)('a start by a folder that macOS has the app open', () => {
  it('A start by a folder that macOS has the app open shares that folder instead of the last one', async () => {
    using home = await homeWithShare({ shareOnLaunch: true })
    const folder = join(home.share, 'more')
    await using app = await DesktopApp.launch({ home, env: { STAND_IN_OPEN_FILE: folder } })
    await app.state('sharing')
    expect(await get(home.port, '/again.txt')).toBe('hello again')
    expect(home.readSettings().folder).toBe(folder)
  })
})

describe('a start with the folder of last time', () => {
  // The first test: the others find an app that runs.
  it('A start counts the folder of last time', async () => {
    const { app } = await shared.begin()
    await app.page.getByTestId('survey').filter({ hasText: '2 files, 16 B' }).waitFor()
  })
})

describe('a start with an app archive', () => {
  it('A start with an app archive shares it as a file, alone', async () => {
    const { app, home } = await shared.begin()
    const folder = join(home.share, 'more')
    const archive = join(folder, 'app.asar')
    await createPackage(join(import.meta.dirname, 'shared'), archive)
    writeFileSync(join(folder, 'beside.txt'), 'beside')
    expect(await app.startAgain(archive)).toEqual(clean)
    await app.state('sharing')
    await expect.poll(() => get(home.port, '/app.asar'), soon).toBe(readFileSync(archive, 'utf8'))
    const beside = await fetch(`http://127.0.0.1:${home.port}/beside.txt`)
    expect(beside.status).toBe(404)
  })
})

describe('a second start with a port', () => {
  it('A second start with a folder and a port moves the share to both', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const port = await freePort()
    expect(await app.startAgain(join(home.share, 'more'), `--port=${port}`)).toEqual(clean)
    await expect.poll(() => get(port, '/again.txt').catch(() => ''), soon).toBe('hello again')
    expect(home.readSettings()).toMatchObject({ port, folder: join(home.share, 'more') })
  })

  it('A second start with a port that is in use says so, and leaves the share as it is', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const told = await app.electron.evaluateHandle(({ dialog }) => {
      const note = { messages: [] as string[] }
      dialog.showMessageBox = (...args: unknown[]) => {
        note.messages.push((args.at(-1) as Electron.MessageBoxOptions).message)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
      return note
    })
    await using taken = await takePort()
    expect(await app.startAgain(join(home.share, 'more'), `--port=${taken.port}`)).toEqual(clean)
    await expect
      .poll(() => told.evaluate(({ messages }) => messages), soon)
      .toEqual([`Port ${taken.port} is already in use by another app.`])
    expect(await get(home.port, '/hello.txt')).toBe('hello')
    expect(home.readSettings()).toMatchObject({ port: home.port, folder: home.share })
  })
})
