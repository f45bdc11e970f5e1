/**
 * Runs an app as Electron's executable does: `node [--inspect=0] boot.ts [-r script] [--switch…] app [argument…]`. Without
 * the argument `app` if an app is packed beside the executable.
 */
import { createRequire, registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from './app.ts'
import { showArchivesAsFolders } from './archives.ts'
import { refuseEarlyThreads } from './early-threads.ts'
import { unpackApp } from './packed-app.ts'

/** The modules that Electron provides, by their names. */
const modules = new Map(
  Object.entries({ electron: 'index.ts', 'original-fs': 'archives.ts' }).map(([name, file]) => [
    name,
    new URL(file, import.meta.url).href,
  ]),
)
registerHooks({
  resolve: (specifier, context, next) => {
    const url = modules.get(specifier)
    return url === undefined
      ? next(specifier, context)
      : { url, format: 'module-typescript', shortCircuit: true }
  },
})
showArchivesAsFolders()
refuseEarlyThreads()
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process.versions, 'electron', { value: 'stand-in' })

const require = createRequire(import.meta.url)
const executable = process.env.STAND_IN_EXECUTABLE!
process.argv = [executable, ...process.argv.slice(2)]
const at = process.argv.findIndex((argument) => argument === '-r')
// Playwright's loader removes itself and the switches before the app from `process.argv`.
if (at !== -1) require(process.argv[at + 1]!)

const packed = unpackApp(executable)
const folder = packed ?? resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-'))!)
const { name, productName, version, main } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
) as { readonly name: string; readonly productName?: string; readonly version: string; readonly main: string }
app.introduce({ name: productName ?? name, version, folder, isPackaged: packed !== undefined })
require(join(folder, main))
await app.start()
