/** Builds the app unless what is built is newer than everything it is built from. */
import { globSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'electron-vite'

/** Root of the project. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/** The built terminal command. */
export const builtCli = resolve(projectFolder, 'out/main/cli.js')

const sources = ['src/**/*', 'package.json', 'package-lock.json', 'electron.vite.config.ts']

/** Afterwards `out/` is up to date. Rejects if the build fails. */
export async function ensureBuild(): Promise<void> {
  const builtAt = statSync(builtCli, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const files = globSync(sources, { cwd: projectFolder })
  if (files.every((file) => statSync(resolve(projectFolder, file)).mtimeMs <= builtAt)) return
  await build({ root: projectFolder, logLevel: 'error' })
}
