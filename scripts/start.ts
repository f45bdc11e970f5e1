/**
 * `npm start`: builds what is not up to date and opens the app, or runs the terminal command where there can be no window.
 * Arguments after `--` go to either: a folder is for the app, options and a port are the terminal command's.
 *
 * npm's script begins with `exec`, so that this process takes the place of npm's shell, and signals and exit codes go to and
 * from npm itself: Debian's shell dies of a SIGTERM alone, and answers a Ctrl+C with 130 whatever its child says. On Windows
 * `exec.cmd` in the project's folder stands for the word.
 */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findElectron, hasDisplay } from './electron-binary.ts'
import { builtCli, ensureBuild, projectFolder } from './ensure-build.ts'

/** How often it is looked whether npm is still there, ms. */
const npmCheckMs = 500

await ensureBuild().catch((error: unknown) => {
  console.error(`spool: ${(error as Error).message}`)
  process.exit(1)
})
if (process.env.npm_lifecycle_event === 'start') endWithNpm()
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

/** npm that is killed passes no signal on, and nobody would see what goes on running. (On Windows nothing tells.) */
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
  // Terminals of editors that are Electron themselves may have it set: Electron would be but a Node.
  delete process.env.ELECTRON_RUN_AS_NODE
  const app = spawn(binary, [projectFolder, ...args], { stdio: 'inherit' })
  app.on('error', (error) => {
    console.error(`spool: Electron could not be started (${error.message}).`)
    process.exitCode = 1
  })
  // The app ends, and this with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  app.on('exit', (code) => (process.exitCode = code ?? 1))
}
