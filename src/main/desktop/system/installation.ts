/** How the app was installed, which decides what it can do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** What tells how the app was installed. */
export type Installation = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  /** Whether it was signed with a certificate when it was built. */
  readonly isSigned: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The running app's own. Reads a file of the app. */
export function ownInstallation(): Installation {
  const { platform, env } = process
  const { isPackaged } = app
  // The release workflow has electron-builder write it there: the app is signed when all that is in it is sealed.
  const about = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')
  const { signed } = JSON.parse(about) as { readonly signed?: boolean }
  return { platform, isPackaged, isSigned: signed === true, env }
}
