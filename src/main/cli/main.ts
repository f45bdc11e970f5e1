#!/usr/bin/env node
/** Entry of the terminal command. */
import { existsSync } from 'node:fs'
import packageJson from '../../../package.json' with { type: 'json' }
import { threadScripts } from '../host/thread-scripts.ts'
import { runCli } from './run.ts'

const shell = '/bin/sh'

// Built as CommonJS, which has no top-level await.
void runCli({
  args: process.argv.slice(2),
  version: packageJson.version,
  scripts: threadScripts(import.meta.url),
}).then(({ exitCode, stuckThreads }) => {
  if (stuckThreads > 0) leave(exitCode)
  // In the installed app the event loop is Electron's, which never runs empty.
  else process.exit(exitCode)
})

/**
 * Ends the process although its threads wait for a disk that doesn't respond: an orderly end would join them. A program
 * that takes the place of the process needs none of them and ends with the same code. Where the system or the runtime has no
 * such call (Windows, Node 20, Electron), the process ends as if killed.
 */
function leave(exitCode: number): void {
  if (process.platform !== 'win32' && !('electron' in process.versions) && existsSync(shell)) {
    process.execve?.(shell, ['sh', '-c', `exit ${exitCode}`], {})
  }
  process.kill(process.pid, 'SIGKILL')
}
