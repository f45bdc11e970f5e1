/** Sends the window events that the main process hasn't sent. */
import { eventChannel, type AppEvents, type EventName } from '../../src/shared/app/app-channels.ts'
import type { DesktopApp } from './desktop-app.ts'

/** Sends the window an event from the test, such as a state that the app isn't in. */
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
