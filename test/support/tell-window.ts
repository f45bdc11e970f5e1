/** The window without main's word: it shows what the test says. */
import { eventChannel, type AppEvents, type EventName } from '../../src/shared/app/app-channels.ts'
import type { DesktopApp } from './desktop-app.ts'

/** Tells the window something that main has not said, such as a state that the app is not in. */
export async function tellWindow<Name extends EventName>(
  app: DesktopApp,
  name: Name,
  event: AppEvents[Name],
): Promise<void> {
  const window = await app.browserWindow()
  await window.evaluate(({ webContents }, [channel, args]) => webContents.send(channel, ...args), [
    eventChannel,
    [name, event],
  ] as const)
}
