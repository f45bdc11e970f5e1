/** The chosen folder in the window of the built desktop app, while it is there and while it is not. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import { DesktopApp } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { tellWindow } from './support/tell-window.ts'
import { sharedApp } from './support/shared-app.ts'
import { homeWithShare, takePort } from './support/temporary-home.ts'

const shared = sharedApp()

async function statusOf(port: number, path: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  await response.arrayBuffer()
  return response.status
}

describe('a shared folder that vanishes', () => {
  const gone = 'The folder can’t be found.'

  it('A shared folder that vanishes is shown as gone, and is shared again when it returns', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    renameSync(home.share, `${home.share}.away`)
    const alert = app.page.getByRole('alert').filter({ hasText: gone })
    await alert.waitFor()
    const state = app.page.getByTestId('state')
    await state.filter({ hasText: 'Waiting for the folder' }).waitFor()
    expect(await statusOf(home.port, '/hello.txt')).toBe(503)
    // What it held is not there either.
    await app.page.getByTestId('survey').filter({ hasText: 'This folder can’t be found.' }).waitFor()
    renameSync(`${home.share}.away`, home.share)
    await state.filter({ hasText: 'Sharing' }).waitFor()
    await alert.waitFor({ state: 'detached' })
    await app.state('sharing')
    expect(await statusOf(home.port, '/hello.txt')).toBe(200)
  })

  it('A vanished folder is waited for since it has gone, not since sharing began', async () => {
    const { app, home } = await shared.begin()
    // Main has nothing more to send by then.
    await app.page.getByTestId('survey').filter({ hasText: '2 files' }).waitFor()
    const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    const began = new Date(2026, 10, 28, 19, 30, 48).getTime()
    const share = {
      kind: 'sharing',
      port: home.port,
      threads: 2,
      sinceMs: began,
      portTaken: undefined,
    } as const
    const text = app.page.getByTestId('state')
    await tellWindow(app, 'state', { ...state, sharing: { ...share, folderGoneMs: began + 60_000 } })
    await text.filter({ hasText: 'Waiting for the folder' }).waitFor()
    expect(await text.innerText()).toMatch(/since 7:31\sPM/)
    await tellWindow(app, 'state', { ...state, sharing: { ...share, folderGoneMs: undefined } })
    await text.filter({ hasText: 'Sharing with' }).waitFor()
  })

  it('A vanished folder can be replaced by another one in the alert', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const other = join(home.path, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'other.txt'), 'other')
    renameSync(home.share, `${home.share}.away`)
    await app.chooseInDialog(other)
    await app.page.getByRole('button', { name: 'Choose another' }).click()
    await app.page.getByTitle(other).first().waitFor()
    await expect.poll(() => app.page.getByText(gone).count(), soon).toBe(0)
    await app.state('sharing')
    expect(await statusOf(home.port, '/other.txt')).toBe(200)
  })

  it('A folder that is missing before Start is shown as such, and can be replaced in the alert, too', async () => {
    using home = await homeWithShare()
    renameSync(home.share, `${home.share}.away`)
    await using app = await DesktopApp.launch({ home })
    const survey = app.page.getByTestId('survey')
    await survey.filter({ hasText: 'This folder can’t be found.' }).waitFor()
    await app.page.getByTestId('start').click()
    await app.state('failed')
    await app.chooseInDialog(`${home.share}.away`)
    await app.page.getByRole('button', { name: 'Choose another' }).click()
    await app.state('stopped')
    await app.startSharing()
    expect(await statusOf(home.port, '/hello.txt')).toBe(200)
  })
})

describe('the folder before Start', () => {
  it('A folder that is missing before Start is counted when it returns', async () => {
    const { app, home } = await shared.begin()
    renameSync(home.share, `${home.share}.away`)
    const survey = app.page.getByTestId('survey')
    await survey.filter({ hasText: 'This folder can’t be found.' }).waitFor()
    renameSync(`${home.share}.away`, home.share)
    await survey.filter({ hasText: '2 files, 16 B' }).waitFor()
  })
  it('A folder that has gone after it was counted shows no count, before and after Start', async () => {
    const { app, home } = await shared.begin()
    const survey = app.page.getByTestId('survey')
    await survey.filter({ hasText: '2 files, 16 B' }).waitFor()
    renameSync(home.share, `${home.share}.away`)
    await survey.filter({ hasText: 'This folder can’t be found.' }).waitFor()
    await app.page.getByTestId('start').click()
    await app.page.getByRole('alert').filter({ hasText: 'This folder can’t be found.' }).waitFor()
    expect(await survey.innerText()).toBe('This folder can’t be found.')
    renameSync(`${home.share}.away`, home.share)
    await survey.filter({ hasText: '2 files, 16 B' }).waitFor()
    await app.state('stopped')
    expect(await app.page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0)
  })

  it('A folder that is chosen after the port was found taken leaves the failure, and the way out', async () => {
    await using taken = await takePort()
    const { app, home } = await shared.begin({ port: taken.port })
    const other = join(home.path, 'other')
    mkdirSync(other)
    await app.page.getByTestId('start').click()
    const alert = app.page
      .getByRole('alert')
      .filter({ hasText: `Port ${taken.port} is already in use by another app.` })
    await alert.waitFor()
    await app.chooseInDialog(other)
    await app.page.getByRole('button', { name: 'Change…' }).click()
    await app.page.getByTestId('survey').filter({ hasText: 'This folder is empty.' }).waitFor()
    await app.state('failed')
    await alert.getByTestId('use-port').click()
    await app.state('sharing')
  })
})
