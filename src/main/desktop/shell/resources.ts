/** The files that come with the app. */
import { join } from 'node:path'
import { app } from 'electron'

/** Returns the path of the folder with icons. */
export function resources(): string {
  return join(app.getAppPath(), 'resources')
}

/** Returns the path of the icon for the About panel. On Linux, GTK reads it, which can't look into the archive. */
export function aboutIcon(): string {
  const isInArchive = app.isPackaged && process.platform === 'linux'
  return isInArchive ? join(process.resourcesPath, 'icon.png') : join(resources(), 'icons/256x256.png')
}
