/** The terminal command on macOS, where no installer puts it on the path: on request the app makes a link where shells look. */
import { execFile } from 'node:child_process'
import { posix } from 'node:path'
import { promisify } from 'node:util'

const link = '/usr/local/bin/spool'

/** The folder belongs to the system, so macOS asks for an administrator. The path is an argument, not part of the script. */
const script = [
  'on run argv',
  `do shell script "mkdir -p /usr/local/bin && ln -sfn " & quoted form of item 1 of argv & " ${link}" with administrator privileges`,
  'end run',
]

/**
 * Returns the path of the command in the app, undefined if no link can be offered: on other systems, during development, and
 * where the app is only for now, as on the disk image.
 */
export function linkableTerminal(platform: NodeJS.Platform, resources: string): string | undefined {
  const isInstalled = /^(?:\/Users\/[^/]+)?\/Applications\//.test(resources)
  return platform === 'darwin' && isInstalled ? posix.join(resources, 'spool') : undefined
}

/** Makes the link. Resolves to false if the user cancels. */
export async function linkTerminal(command: string): Promise<boolean> {
  try {
    await promisify(execFile)('osascript', [...script.flatMap((line) => ['-e', line]), command])
    return true
  } catch {
    return false
  }
}
