/**
 * What each transfer waits for most. Its state is sampled with each report, ten times a second, so that nothing has to be
 * measured while bytes flow.
 */
import type { ThreadSnapshot, TransferLimit } from '../../../shared/server-events.ts'

/** Samples that count: those of a second. */
const maxSamples = 10

/** Under load reports come faster than samples are due, ms. */
const minSampleMs = 50

/** What a transfer is doing at the moment of a sample. */
export type TransferActivity = {
  /** Number of the connection. */
  readonly connection: number
  /** Whether the client is to take bytes that are ready. */
  readonly isWriting: boolean
  /** Whether a thread is to produce more, or does. */
  readonly needsThread: boolean
}

type Sample = TransferLimit | undefined

/** Runs on the listener thread. */
export class TransferLimits {
  /** By connection: the latest samples of each transfer. */
  #samples = new Map<number, readonly Sample[]>()
  #sampledMs = 0

  /** Samples all transfers, unless that was done just now. */
  sample(transfers: readonly TransferActivity[], threads: readonly ThreadSnapshot[], nowMs: number): void {
    if (Math.abs(nowMs - this.#sampledMs) < minSampleMs) return
    this.#sampledMs = nowMs
    const working = new Set(threads.filter(isBusy).map(({ connection }) => connection))
    const areAllBusy = threads.every(isBusy)
    const samples = new Map<number, readonly Sample[]>()
    for (const transfer of transfers) {
      const { connection } = transfer
      const sample = limitOf(transfer, working.has(connection), areAllBusy)
      const earlier = this.#samples.get(connection) ?? []
      samples.set(connection, [...earlier, sample].slice(-maxSamples))
    }
    // Those of transfers that are over are not among them.
    this.#samples = samples
  }

  /** What the transfer on this connection has waited for most during the last second. */
  of(connection: number): TransferLimit | undefined {
    return mostFrequent(this.#samples.get(connection) ?? [])
  }
}

/** What a transfer waits for at this moment; undefined if for nothing, or for two things at once. */
function limitOf(
  { isWriting, needsThread }: TransferActivity,
  isAtWork: boolean,
  areAllBusy: boolean,
): TransferLimit | undefined {
  if (isWriting) return needsThread ? undefined : 'client'
  if (!needsThread) return undefined
  if (isAtWork) return 'disk'
  // A free thread is about to take the job.
  return areAllBusy ? 'threads' : undefined
}

function isBusy({ state }: ThreadSnapshot): boolean {
  return state === 'busy' || state === 'stuck'
}

function mostFrequent(samples: readonly Sample[]): TransferLimit | undefined {
  const count = (limit: TransferLimit) => samples.filter((sample) => sample === limit).length
  const limits = (['client', 'disk', 'threads'] as const).filter((limit) => count(limit) > 0)
  return limits.sort((one, other) => count(other) - count(one))[0]
}
