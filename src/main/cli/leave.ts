/** Ends the process although threads of it wait for a disk that doesn't answer. */
import { existsSync } from 'node:fs'

const shell = '/bin/sh'

/**
 * An orderly end would join those threads. What takes the place of the process needs none of them, and ends with the
 * same code. Where the system or the runtime has no such call (Windows, Node 20, Electron), the process ends as one that
 * was killed.
 */
export function leave(exitCode: number): void {
  if (process.platform !== 'win32' && !('electron' in process.versions) && existsSync(shell)) {
    process.execve?.(shell, ['sh', '-c', `exit ${exitCode}`], {})
  }
  process.kill(process.pid, 'SIGKILL')
}
