/**
 * `npm start`: builds what is not up to date and opens the app, or runs the terminal command where no window can open.
 * Arguments after `--` are passed on: a folder alone opens the app, options or a port run the terminal command.
 *
 * The npm script begins with `exec`, so that this process replaces npm's shell, and signals and exit codes pass between it and
 * npm directly: Debian's shell doesn't pass SIGTERM on, and exits with 130 after Ctrl+C whatever its child does. On Windows
 * `exec.cmd` in the project's folder takes the place of `exec`.
 */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findElectron, hasDisplay } from './electron-binary.ts'
import { builtCli, ensureBuild, projectFolder } from './ensure-build.ts'

/** How often to check whether npm still runs, ms. */
const npmCheckMs = 500

await ensureBuild().catch((error: unknown) => {
  console.error(`spool: ${(error as Error).message}`)
  process.exit(1)
})
if (process.env.npm_lifecycle_event === 'start') endWithNpm()
// npm runs scripts in the project's folder, but a relative path starts at the user's current folder.
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

/** Ends this process with npm: if npm is killed, it passes no signal on. (On Windows the parent's id doesn't change.) */
function endWithNpm(): void {
  const npm = process.ppid
  const check = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(check)
    process.kill(process.pid, 'SIGTERM')
  }, npmCheckMs)
  check.unref()
}

async function runInTerminal(): Promise<void> {
  process.argv[1] = builtCli
  await import(pathToFileURL(builtCli).href)
}

function openWindow(binary: string): void {
  // Terminals of Electron-based editors may set it, and Electron would then run as plain Node.
  delete process.env.ELECTRON_RUN_AS_NODE
  const app = spawn(binary, [projectFolder, ...args], { stdio: 'inherit' })
  app.on('error', (error) => {
    console.error(`spool: Electron could not be started (${error.message}).`)
    process.exitCode = 1
  })
  // The app exits, and this process with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  app.on('exit', (code) => (process.exitCode = code ?? 1))
}
