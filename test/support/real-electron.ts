/** What Playwright needs to know about a real Electron to drive it. */
import { dirname, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Returns the folder that Electron was unpacked into. On macOS its executable is three folders deep in an app. */
export function distributionFolder(executable: string, platform: NodeJS.Platform = process.platform): string {
  return resolve(dirname(executable), platform === 'darwin' ? '../../..' : '.')
}

/** Throws if a packaged app refuses debuggers: Playwright would wait for it until a timeout. */
export async function assertDrivable(packagedExecutable: string): Promise<void> {
  const fuses = await getCurrentFuseWire(packagedExecutable)
  if (String.fromCharCode(fuses[FuseV1Options.EnableNodeCliInspectArguments]!) !== '0') return
  throw new Error(
    `${packagedExecutable} refuses debuggers, as every released app does. To drive it, pack it by \
\`npm run dist -- --dir -c.electronFuses.enableNodeCliInspectArguments=true\`.`,
  )
}
