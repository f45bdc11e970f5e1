/**
 * `npm start`: builds what is not up to date and opens the app, or runs the terminal command where no window can open.
 * Arguments after `--` are passed on: a folder and `--port` to the app, with `--terminal` all others to the terminal command.
 *
 * The npm script begins with `exec`, so that this process replaces npm's shell, and signals and exit codes pass between it and
 * npm directly: Debian's shell doesn't pass SIGTERM on, and exits with 130 after Ctrl+C whatever its child does. On Windows
 * `exec.cmd` in the project's folder takes the place of `exec`.
 */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findElectron, hasDisplay } from './electron-binary.ts'
import { builtCli, ensureBuild, projectFolder } from './ensure-build.ts'
import { startRequest } from './start-arguments.ts'

/** How often to check whether npm still runs, ms. */
const npmCheckMs = 500

const request = startRequest(process.argv.slice(2))
// Before a build that takes a while.
if (request.kind === 'mistake') fail(request.message)
await ensureBuild().catch((error: unknown) => fail((error as Error).message))
if (process.env.npm_lifecycle_event === 'start') endWithNpm()
// npm runs scripts in the project's folder, but a relative path starts at the user's current folder.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)

const electron = request.kind === 'terminal' ? undefined : await electronOrWhyNot()
if (electron === undefined) await runInTerminal(request.args)
else openWindow(electron, request.args)

function fail(message: string): never {
  console.error(`spool: ${message}`)
  process.exit(1)
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

async function runInTerminal(args: readonly string[]): Promise<void> {
  process.argv = [process.execPath, builtCli, ...args]
  await import(pathToFileURL(builtCli).href)
}

function openWindow(binary: string, args: readonly string[]): void {
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
