/** A log file that blocks no thread, and that is reopened after another program has moved it away. */
import { constants, promises } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { trackIo } from '../base/pending-io.ts'
import { LineQueue } from './line-queue.ts'
import { writeBytes } from './write-bytes.ts'

const lineFeed = 0x0a

// Without O_NONBLOCK, opening a FIFO would wait for its reader. Windows leaves that one undefined.
const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants
const flags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK

/** How often the file's path is looked up, ms. */
const lookupMs = 1000

/** What a log file needs of the system. On a disk that doesn't respond each call may take forever. */
export type LogDisk = Pick<typeof promises, 'open' | 'stat' | 'rename' | 'mkdir'>

export type LogFileOptions = {
  /** Permissions of a new file. */
  readonly mode: number
  /** Whether missing parent folders are made. */
  readonly makesFolder?: boolean
  /** Before the file grows beyond this size it becomes `<path>.1`, replacing the previous one. */
  readonly maxBytes?: number
  /** Called when lines begin to be lost, or to go {@link LogFile.isAstray astray}; with `undefined` once they no longer are. */
  readonly onProblem: (problem: Error | undefined) => void
}

type OpenFile = Pick<BigIntStats, 'dev' | 'ino'> & { readonly handle: FileHandle; bytes: number }

/**
 * Appends lines. The path is looked up once a second: if it leads to another file or to none, such as after a rename by
 * logrotate, the file is reopened by its path. All steps run one after another, and none blocks a thread of ours.
 */
export class LogFile {
  readonly #path: string
  readonly #options: LogFileOptions
  readonly #disk: LogDisk
  readonly #queue = new LineQueue((lines) => this.#inTurn(() => this.#append(lines)))
  readonly #clock: NodeJS.Timeout
  #file: OpenFile | undefined
  /** Whether the file ends in a torn line, such as after a full disk. */
  #isTorn = false
  /** The path could not be reopened; lines still go to the file that is open. */
  #isAstray = false
  #problem: Error | undefined
  #lastStep: Promise<void> = Promise.resolve()
  #isLookingUp = false

  constructor(path: string, options: LogFileOptions, disk: LogDisk = promises) {
    this.#path = path
    this.#options = options
    this.#disk = disk
    this.#queue.onDropped = () => this.#setProblem(new Error('the disk is too slow'))
    this.#clock = setInterval(() => this.#lookUp(), lookupMs).unref()
  }

  /** Whether the path can't be reopened, while lines still go to the file that it led to before. */
  get isAstray(): boolean {
    return this.#isAstray && this.#file !== undefined
  }

  /** How many lines were dropped for lack of space, or still wait. Those that the disk refused are a problem, and not counted. */
  get unwrittenLines(): number {
    return this.#queue.unwrittenLines
  }

  /** Opens the file now; rejects with the system's error. Without this call the first lines open it. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#open())
  }

  /** Reopens the file by its path. If that fails, the open file stays in use, and each second has another try. */
  reopen(): void {
    void this.#inTurn(() => this.#reopen())
  }

  /** Adds whole lines. What can't be written is lost and reported; the program carries on. */
  add(lines: string | Buffer): void {
    this.#queue.add(lines)
  }

  /** Resolves when all lines are written, or can't be, and the file is closed: never, if its disk doesn't respond. */
  async close(): Promise<void> {
    clearInterval(this.#clock)
    await this.#queue.emptied
    await this.#inTurn(() => this.#close())
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#lastStep.then(step)
    this.#lastStep = done.catch(() => undefined)
    return done
  }

  #lookUp(): void {
    // Lookups must not pile up on a disk that doesn't respond.
    if (this.#isLookingUp) return
    this.#isLookingUp = true
    void this.#inTurn(() => this.#follow()).finally(() => (this.#isLookingUp = false))
  }

  async #follow(): Promise<void> {
    const file = this.#file
    const there = await trackIo(this.#disk.stat(this.#path, { bigint: true })).catch(() => undefined)
    if (file === undefined || there?.dev !== file.dev || there.ino !== file.ino) await this.#reopen()
    // Another program may have truncated it: appending continues at the new end.
    else file.bytes = Number(there.size)
  }

  async #reopen(): Promise<void> {
    try {
      await this.#open()
    } catch (error) {
      this.#isAstray = true
      this.#setProblem(error as Error)
    }
  }

  async #open(): Promise<void> {
    if (this.#options.makesFolder === true) {
      // Without its folder the file can't be opened, which reports the error.
      await trackIo(this.#disk.mkdir(dirname(this.#path), { recursive: true })).catch(() => undefined)
    }
    const handle = await trackIo(this.#disk.open(this.#path, flags, this.#options.mode))
    const { dev, ino, size } = await trackIo(handle.stat({ bigint: true }))
    // The torn line is in the previous file.
    if (dev !== this.#file?.dev || ino !== this.#file.ino) this.#isTorn = false
    await this.#close()
    this.#file = { handle, dev, ino, bytes: Number(size) }
    this.#isAstray = false
  }

  async #close(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    if (file !== undefined) await trackIo(file.handle.close()).catch(() => undefined)
  }

  async #append(lines: Buffer): Promise<void> {
    try {
      await this.#makeRoom(lines.length)
      if (this.#file === undefined) await this.#open()
      // A torn line is ended first, so that it doesn't swallow the next one.
      await this.#write(this.#file!, this.#isTorn ? Buffer.concat([Buffer.of(lineFeed), lines]) : lines)
      if (!this.#isAstray) this.#setProblem(undefined)
    } catch (error) {
      this.#setProblem(error as Error)
    }
  }

  async #write(file: OpenFile, bytes: Buffer): Promise<void> {
    const write = async (from: Buffer, position: number) =>
      (await trackIo(file.handle.write(from, position))).bytesWritten
    const before = file.bytes
    await writeBytes(write, bytes, (written) => {
      file.bytes = before + written
      this.#isTorn = bytes[written - 1] !== lineFeed
    })
  }

  async #makeRoom(bytes: number): Promise<void> {
    const { maxBytes = Infinity } = this.#options
    if (this.#file === undefined || this.#file.bytes === 0 || this.#file.bytes + bytes <= maxBytes) return
    // Windows can't rename an open file.
    await this.#close()
    // A file that can't be renamed keeps growing: its lines are worth more than its limit.
    await trackIo(this.#disk.rename(this.#path, `${this.#path}.1`)).catch(() => undefined)
  }

  #setProblem(problem: Error | undefined): void {
    const isNews = (problem === undefined) !== (this.#problem === undefined)
    this.#problem = problem
    if (isNews) this.#options.onProblem(problem)
  }
}
