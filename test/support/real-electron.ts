/** What has to be known of an executable that isn't the stand-in before Playwright can drive it. */
import { dirname, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** The folder that Electron was unpacked into, given its executable, which on macOS lies three folders deep in an app. */
export function distributionFolder(executable: string, platform: NodeJS.Platform = process.platform): string {
  return resolve(dirname(executable), platform === 'darwin' ? '../../..' : '.')
}

/** Throws if a packaged app refuses debuggers: Playwright would wait for one until it gives up. */
export async function assertDrivable(packagedExecutable: string): Promise<void> {
  const fuses = await getCurrentFuseWire(packagedExecutable)
  if (String.fromCharCode(fuses[FuseV1Options.EnableNodeCliInspectArguments]!) !== '0') return
  throw new Error(
    `${packagedExecutable} lets no debugger in, as all that is released. To drive it, pack it by \
\`npm run dist -- --dir -c.electronFuses.enableNodeCliInspectArguments=true\`.`,
  )
}
