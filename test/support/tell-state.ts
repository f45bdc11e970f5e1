/** The window without main's word: it shows what the test says. */
import { eventChannel } from '../../src/shared/app-channels.ts'
import type { AppState } from '../../src/shared/app-state.ts'
import type { DesktopApp } from './desktop-app.ts'

/** Tells the window a state that main is not in. */
export async function tellState(app: DesktopApp, state: AppState): Promise<void> {
  const window = await app.browserWindow()
  await window.evaluate(({ webContents }, [channel, args]) => webContents.send(channel, ...args), [
    eventChannel,
    ['state', state],
  ] as const)
}
