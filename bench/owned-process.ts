/** Processes that the benchmark starts. It ends all of them, whatever happens, and no others. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

export type Command = { file: string; args: string[]; env?: Record<string, string>; cwd?: string }

export type OwnedProcess = { child: ChildProcess; pid: number }

/** How long a server may take to end after SIGTERM, ms. */
const graceMs = 5000

const running = new Set<OwnedProcess>()

/** Starts a program; rejects when it can't be started. */
export async function startProcess(command: Command, stdio: StdioOptions): Promise<OwnedProcess> {
  const child = spawn(command.file, command.args, {
    stdio,
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    // A process group of its own: lighttpd ends its workers by signalling its whole group, which must not be ours; and
    // through the group we reach the workers of a master that doesn't react.
    detached: true,
  })
  await once(child, 'spawn')
  const owned: OwnedProcess = { child, pid: child.pid! }
  running.add(owned)
  child.once('exit', () => running.delete(owned))
  return owned
}

/** Whether the program hasn't ended. */
export function isRunning(owned: OwnedProcess): boolean {
  return running.has(owned)
}

/** Sends SIGTERM, and SIGKILL to the whole group if the process hasn't ended in time. */
export async function stopProcess(owned: OwnedProcess): Promise<void> {
  if (!isRunning(owned)) return
  const ended = once(owned.child, 'exit')
  owned.child.kill('SIGTERM')
  const timer = new AbortController()
  const late = sleep(graceMs, 'late' as const, { signal: timer.signal }).catch(() => 'ended' as const)
  if ((await Promise.race([ended, late])) === 'late') killGroup(owned)
  timer.abort()
  await ended
}

/** Ends everything that is still running. */
export async function stopAllProcesses(): Promise<void> {
  await Promise.all([...running].map(stopProcess))
}

/** Safe because the group's leader hasn't been reaped, so its id can't belong to another process yet. */
function killGroup(owned: OwnedProcess): void {
  try {
    process.kill(-owned.pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

// Last resort, if the benchmark ends without having stopped its servers.
process.on('exit', () => {
  for (const owned of running) killGroup(owned)
})
