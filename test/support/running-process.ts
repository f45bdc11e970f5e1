/** A process with its output, and the versions of Node that run the command. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A Node that runs the command. */
export type NodeProgram = { readonly version: string; readonly path: string }

/** The Node that runs the tests, and the system's if it is another version that Spool supports. */
export const nodePrograms: readonly NodeProgram[] = findNodePrograms()

function findNodePrograms(): NodeProgram[] {
  const own = { version: process.version, path: process.execPath }
  const path = '/usr/bin/node'
  if (!existsSync(path)) return [own]
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
  return version !== own.version && /^v(20|22|24)\./.test(version) ? [own, { version, path }] : [own]
}

/** How a process ended. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/**
 * A process with its output: `await using run = new RunningProcess(…)`. At the end of the block it is killed if it still runs,
 * together with its children if it was started `detached`.
 */
export class RunningProcess implements AsyncDisposable {
  readonly child: ChildProcess
  /** Resolves when the process has ended and its output is complete. */
  readonly exited: Promise<Exit>
  readonly #output = { stdout: '', stderr: '' }
  readonly #waiting = new Set<() => void>()
  readonly #isGroup: boolean
  #ended = false

  constructor(command: string, args: readonly string[], options: SpawnOptions = {}) {
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    this.#isGroup = options.detached === true
    for (const name of ['stdout', 'stderr'] as const) {
      this.child[name]?.setEncoding('utf8').on('data', (text: string) => {
        this.#output[name] += text
        this.#look()
      })
    }
    this.exited = new Promise((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('close', (code, signal) => {
        this.#ended = true
        this.#look()
        resolve({ code, signal })
      })
    })
  }

  /** Everything written so far. */
  get stdout(): string {
    return this.#output.stdout
  }

  get stderr(): string {
    return this.#output.stderr
  }

  /** Resolves to the first match in the output, past or future. Rejects if the process ends without one. */
  wrote(pattern: RegExp, name: 'stdout' | 'stderr' = 'stdout'): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this.#output[name])
        if (match === null && !this.#ended) return
        this.#waiting.delete(look)
        if (match !== null) resolve(match)
        else reject(new Error(`${name} never matched ${String(pattern)}: ${this.stdout}${this.stderr}`))
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** Resolves to the port, from the event `listening` or from the banner's first link. */
  async port(): Promise<number> {
    const [, inEvent, inLink] = await this.wrote(/"port":(\d+)|http:\/\/[^\s/]+:(\d+)\//)
    return Number(inEvent ?? inLink)
  }

  /** Sends a signal; as in a terminal, also to the children if the process was started `detached`. */
  signal(signal: NodeJS.Signals): void {
    if (!this.#isGroup) this.child.kill(signal)
    else if (!this.#ended) process.kill(-this.child.pid!, signal)
  }

  /** Sends a signal; resolves when the process has ended. */
  end(signal: NodeJS.Signals): Promise<Exit> {
    this.signal(signal)
    return this.exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#ended) await this.end('SIGKILL')
  }

  #look(): void {
    for (const look of this.#waiting) look()
  }
}
