/** Starts and ends the process with the slow readers. */
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startProcess, stopProcess } from './owned-process.ts'

export type ReaderCount = {
  reading: number
  /** Never got a 200. */
  refused: number
  /** Had begun to read and were disconnected. */
  lost: number
  readBytes: number
}

export type SlowReaders = {
  ready: ReaderCount
  /** Disconnects them and returns their last count. */
  end: () => Promise<ReaderCount>
  /** Ends their process if it still runs. */
  stop: () => Promise<void>
}

const readyTimeoutMs = 60_000

/** Resolves when `count` readers have received the head of their answer, or failed to. */
export async function startSlowReaders(
  python: string,
  port: number,
  target: string,
  count: number,
): Promise<SlowReaders> {
  const script = fileURLToPath(new URL('./slow_readers.py', import.meta.url))
  const args = [script, String(port), target, String(count)]
  const owned = await startProcess({ file: python, args }, ['pipe', 'pipe', 'inherit'])
  const timer = setTimeout(() => void stopProcess(owned), readyTimeoutMs)
  const lines = createInterface({ input: owned.child.stdout! })[Symbol.asyncIterator]()
  const next = async (): Promise<ReaderCount> => {
    const line = await lines.next()
    if (line.done === true) throw new Error('the slow readers ended too early')
    return JSON.parse(line.value) as ReaderCount
  }
  const ready = await next().finally(() => clearTimeout(timer))
  return {
    ready,
    async end() {
      owned.child.stdin!.end()
      return next()
    },
    stop: () => stopProcess(owned),
  }
}
