/** What becomes of the app when its window is closed. */
import { app } from 'electron'
import { isServing } from '../../../shared/app/app-state.ts'
import type { AppModel } from './app-model.ts'
import type { Shutdown } from './shutdown.ts'

/** What the answer depends on. */
export type ClosingParts = {
  readonly model: AppModel
  readonly shutdown: Shutdown
  /** Hides or minimizes the window while something is shared. */
  readonly takeOffScreen: () => Promise<void>
}

/**
 * Returns whether the window may be closed. One that is closed while something is shared only leaves the screen; otherwise
 * the app quits with it.
 */
export function mayClose({ model, shutdown, takeOffScreen }: ClosingParts): boolean {
  if (shutdown.isClosed) return true
  if (isServing(model.state.sharing) && model.settings.keepInTray) {
    void takeOffScreen()
    return false
  }
  if (process.platform === 'darwin') return true
  app.quit()
  return false
}
