/** One running app for many specs: otherwise most of a spec's time would be the start of its browser. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll } from 'vitest'
import { Preferences, type AppSettings } from '../../src/shared/app/app-settings.ts'
import { DesktopApp, onStandIn, type StandIn } from './desktop-app.ts'
import { freePort, homeWithShare, type TemporaryHome } from './temporary-home.ts'

/** The app, in a home with a chosen folder and a free port. */
export type Stage = { readonly app: DesktopApp; readonly home: TemporaryHome & { readonly port: number } }

/** The default size of the window. */
const windowSize = { width: 1120, height: 760 }

/**
 * Returns an app for all specs of a describe or file. The first `begin()` launches it, each further one resets it: the
 * share is stopped and its files are restored, preferences are the defaults and those given, the window is reloaded at its
 * default size, with an empty log and with dialogs that fail until a spec answers them. An app that has ended is launched
 * again.
 * @param settings that the app finds when it is launched; those that aren't preferences stay as specs leave them
 */
export function sharedApp(settings: Partial<AppSettings> = {}): {
  readonly begin: (preferences?: Partial<Preferences>) => Promise<Stage>
} {
  let stage: Stage | undefined
  const end = async () => {
    await stage?.app[Symbol.asyncDispose]()
    stage?.home[Symbol.dispose]()
    stage = undefined
  }
  afterAll(end)
  return {
    begin: async (preferences = {}) => {
      if (stage?.app.hasEnded() === true) await end()
      if (stage !== undefined) {
        await reset(stage, preferences)
        return stage
      }
      const home = await homeWithShare({ ...settings, ...preferences })
      stage = { app: await DesktopApp.launch({ home }), home }
      return stage
    },
  }
}

async function reset({ app, home }: Stage, preferences: Partial<Preferences>): Promise<void> {
  await forgetWhatSpecsDid(app)
  await app.page.evaluate(`(async () => {
    await spool.call('stop', 'now')
    await spool.call('clearHistory')
    await spool.call('nameGuest', '127.0.0.1', '', '')
  })()`)
  home.restore()
  const port = await freePort()
  Object.assign(home, { port })
  await app.setPreferences({
    ...v.parse(Preferences, {}),
    threads: undefined,
    host: '127.0.0.1',
    port,
    ...preferences,
  })
  const logs = await app.electron.evaluate(({ app: electronApp }) => electronApp.getPath('logs'))
  rmSync(join(logs, 'access.log'), { recursive: true, force: true })
  await app.useFolders(home.share)
  await app.page.setViewportSize(windowSize)
  await app.reload()
}

/** Lets dialogs fail that no spec answers, and clears notifications, opened links and the clipboard. */
async function forgetWhatSpecsDid(app: DesktopApp): Promise<void> {
  await app.electron.evaluate(({ dialog }) => {
    const unanswered = () => Promise.reject(new Error('The spec gave no answer.'))
    Object.assign(dialog, {
      showOpenDialog: unanswered,
      showSaveDialog: unanswered,
      showMessageBox: unanswered,
    })
  })
  if (!onStandIn) return
  await app.electron.evaluate(({ clipboard }) => {
    const { notifications, opened } = (globalThis as StandIn).__standIn
    notifications.length = 0
    opened.length = 0
    return clipboard.writeText('')
  })
}
