/** The terminal command on macOS, where nothing installs it: a link to it where every shell looks, on request. */
import { execFile } from 'node:child_process'
import { posix } from 'node:path'
import { promisify } from 'node:util'

const link = '/usr/local/bin/spool'

/** The folder belongs to the system, so macOS asks for an administrator. The path is no part of the script. */
const script = [
  'on run argv',
  `do shell script "mkdir -p /usr/local/bin && ln -sfn " & quoted form of item 1 of argv & " ${link}" with administrator privileges`,
  'end run',
]

/**
 * The command in the app, undefined if it can't be offered: on other systems, while developing, and where the app lies only
 * for the time being, as on the disk image.
 */
export function linkableTerminal(platform: NodeJS.Platform, resources: string): string | undefined {
  const isInstalled = /^(?:\/Users\/[^/]+)?\/Applications\//.test(resources)
  return platform === 'darwin' && isInstalled ? posix.join(resources, 'spool') : undefined
}

/** Makes the link. False if the person has thought better of it. */
export async function linkTerminal(command: string): Promise<boolean> {
  try {
    await promisify(execFile)('osascript', [...script.flatMap((line) => ['-e', line]), command])
    return true
  } catch {
    return false
  }
}
