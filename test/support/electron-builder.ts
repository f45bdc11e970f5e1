/** Runs electron-builder on the build in `out/`. */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../../scripts/ensure-build.ts'

const program = join(
  dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
  'cli.js',
)

/**
 * Packs the app around a distribution of Electron.
 * @param targets as on the command line
 * @param output a folder, which is created
 */
export async function runElectronBuilder(
  targets: readonly string[],
  electron: string,
  output: string,
): Promise<void> {
  const config = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  await promisify(execFile)(process.execPath, [program, ...targets, '--publish', 'never', ...config], {
    cwd: projectFolder,
    env: {
      ...process.env,
      CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm/fpm'),
      CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    },
  })
}
