/** Finds the Chromium that tests use: the system's, or without one that of an npm package. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npmChromium } from './npm-chromium.ts'

/** A browser; `env` is added to the environment of this process when it starts. */
export type ChromiumProgram = { readonly path: string; readonly env: Readonly<Record<string, string>> }

/**
 * Resolves to the browser that the environment variable CHROMIUM names, by its path or by `npm`; without the variable to the
 * system's, and without that to npm's. Rejects with one line if there is none.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env.CHROMIUM
  const path = named === 'npm' ? undefined : (named ?? usualPaths().find((usual) => existsSync(usual)))
  if (path !== undefined) return { path, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return npmChromium()
  throw new Error('Tests of pages need a browser: install Chromium, Chrome or Edge, or name one by CHROMIUM.')
}

/** Returns where browsers are installed, as in Playwright's channels, and where Linux distributions install Chromium. */
function usualPaths(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const { env } = process
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
    return programs.flatMap((program) =>
      folders.filter((folder) => folder !== undefined).map((folder) => join(folder, program)),
    )
  }
  return ['/usr/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
}
