/** The window during development. */
import { app } from 'electron'

/** Returns where electron-vite serves the window from; undefined for the app as it is shipped. */
export function developmentOrigin(): string | undefined {
  const url = process.env.ELECTRON_RENDERER_URL
  return url === undefined || app.isPackaged ? undefined : new URL(url).origin
}
