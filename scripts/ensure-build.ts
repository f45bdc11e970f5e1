/** Builds the app unless the build is newer than all its sources. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the project. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/** The built terminal command. */
export const builtCli = resolve(projectFolder, 'out/main/cli.js')

const sources = ['src/**/*', 'package.json', 'package-lock.json', 'electron.vite.config.ts']

/** Brings `out/` up to date, and says so on stderr if that takes a build. Rejects if the build fails, after its errors. */
export async function ensureBuild(): Promise<void> {
  const builtAt = statSync(builtCli, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const files = globSync(sources, { cwd: projectFolder })
  if (files.every((file) => statSync(resolve(projectFolder, file)).mtimeMs <= builtAt)) return
  console.error('Building Spool. This happens once, and after changes.')
  // In a process of its own: otherwise the server would keep the 500 MB that the tools take.
  const tool = dirname(createRequire(import.meta.url).resolve('electron-vite/package.json'))
  const builder = spawn(process.execPath, [`${tool}/bin/electron-vite.js`, 'build', '--logLevel', 'error'], {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
  })
  const [code] = (await once(builder, 'exit')) as [number | null]
  if (code !== 0) throw new Error('The build failed, see above.')
}
