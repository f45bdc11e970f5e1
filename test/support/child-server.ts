/** The terminal command in its own process, for tests that change or count what a process holds. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import './compile-cache.ts'

const command = fileURLToPath(new URL('../../src/main/cli/main.ts', import.meta.url))

export type ChildOptions = {
  readonly folder: string
  /** Further arguments of the command. */
  readonly args?: readonly string[]
  /** User and group of the process. Only root may choose others than its own. */
  readonly user?: { readonly uid?: number; readonly gid?: number }
  /** How many descriptors the process may open. */
  readonly maxDescriptors?: number
}

/** How the command ended before it listened. */
export type FailedChild = { readonly exitCode: number | null; readonly errors: string }

export class ChildServer implements AsyncDisposable {
  readonly port: number
  readonly pid: number
  readonly #process: ChildProcess
  readonly #events: readonly Record<string, unknown>[]
  readonly #output: { errors: string }

  private constructor(
    process: ChildProcess,
    port: number,
    events: readonly Record<string, unknown>[],
    output: { errors: string },
  ) {
    this.#output = output
    this.#process = process
    this.pid = process.pid!
    this.port = port
    this.#events = events
  }

  /** Starts the command on 127.0.0.1; resolves when it listens or has ended. */
  static async start(options: ChildOptions): Promise<ChildServer | FailedChild> {
    const { folder, args = [], user, maxDescriptors } = options
    const node = [process.execPath, command, folder, '--host', '127.0.0.1', '--log-format', 'json', ...args]
    if (!args.includes('--port')) node.push('--port', '0')
    const [file = '', ...rest] =
      maxDescriptors === undefined
        ? node
        : ['bash', '-c', `ulimit -n ${maxDescriptors}; exec "$@"`, 'bash', ...node]
    const child = spawn(file, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    })
    const output = { errors: '' }
    child.stderr.on('data', (data: Buffer) => (output.errors += data.toString()))
    const events: Record<string, unknown>[] = []
    const listening = new Promise<number>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        const event = JSON.parse(line) as Record<string, unknown>
        events.push(event)
        if (event.event === 'listening') resolve(event.port as number)
      })
    })
    // Not `exit`: the output must have been read to its end.
    const closed = once(child, 'close').then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      ...output,
    }))
    const first = await Promise.race([listening, closed])
    return typeof first === 'number' ? new ChildServer(child, first, events, output) : first
  }

  /** Like {@link start}, but rejects if the command doesn't listen. */
  static async listening(options: ChildOptions): Promise<ChildServer> {
    const child = await ChildServer.start(options)
    if (child instanceof ChildServer) return child
    throw new Error(`exit code ${child.exitCode}: ${child.errors}`)
  }

  /** The log's lines so far. */
  get events(): readonly Record<string, unknown>[] {
    return this.#events
  }

  /** What it has written to standard error. */
  get errors(): string {
    return this.#output.errors
  }

  /** Whether the process still runs. */
  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.alive) return
    const exited = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await exited
  }
}
