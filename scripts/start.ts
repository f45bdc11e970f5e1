/**
 * `npm start`: builds what is not up to date and opens the app, or runs the terminal command where there can be no window.
 * Arguments after `--` go to either: a folder is for the app, options and a port are the terminal command's.
 */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findElectron, hasDisplay } from './electron-binary.ts'
import { builtCli, ensureBuild, projectFolder } from './ensure-build.ts'

await ensureBuild().catch((error: unknown) => {
  console.error(`spool: ${(error as Error).message}`)
  process.exit(1)
})
// npm runs scripts in the project's folder, but a relative folder means the one the person is in.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)

const args = process.argv.slice(2)
const electron = wantsTerminal(args) ? undefined : await electronOrWhyNot()
if (electron === undefined) await runInTerminal()
else openWindow(electron)

function wantsTerminal(args: readonly string[]): boolean {
  return args.length > 1 || args.some((argument) => argument.startsWith('-'))
}

async function electronOrWhyNot(): Promise<string | undefined> {
  const found = hasDisplay() ? await findElectron() : { problem: 'There is no display' }
  if ('path' in found) return found.path
  console.error(`spool: ${found.problem}, so this is the terminal command.`)
  return undefined
}

async function runInTerminal(): Promise<void> {
  process.argv[1] = builtCli
  await import(pathToFileURL(builtCli).href)
}

function openWindow(binary: string): void {
  const app = spawn(binary, [projectFolder, ...args], { stdio: 'inherit' })
  // Ctrl+C reaches the app by itself; it ends, and this with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  app.on('exit', (code) => (process.exitCode = code ?? 1))
}
