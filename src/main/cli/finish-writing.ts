/** Finishes all writing, without waiting for a disk or a reader that doesn't respond. */
import { drainIo } from '../base/pending-io.ts'
import { settledWithin } from '../base/settled-within.ts'
import type { LogFile } from '../log/log-file.ts'
import type { Notify } from './notice.ts'
import type { Outputs } from './output.ts'

/** How long to wait for what is still to be written, ms. */
const patienceMs = 1000

/** The log of a share that ends. */
export type EndingLog = {
  /** Undefined if the log goes to standard output, or there is none. */
  readonly file: LogFile | undefined
  /** Entries that were dropped before they could be written. */
  readonly droppedEntries: number
  readonly notify: Notify
}

/** Resolves within twice {@link patienceMs} to how many threads are stuck in a file or terminal. Reports what is lost. */
export async function finishWriting({ output, errors }: Outputs, log?: EndingLog): Promise<number> {
  const written = Promise.all([output.emptied, errors.emptied, log?.file?.close()])
  const isWritten = await settledWithin(patienceMs, written)
  // A reader that takes nothing now wouldn't take this report either.
  if (log !== undefined && errors.isEmpty) {
    reportLoss(output.unwrittenLines, isWritten, log)
    await settledWithin(patienceMs, errors.emptied)
  }
  return drainIo(0)
}

function reportLoss(
  unwrittenOutput: number,
  isWritten: boolean,
  { file, droppedEntries, notify }: EndingLog,
): void {
  const lost = droppedEntries + unwrittenOutput + (file?.unwrittenLines ?? 0)
  if (lost === 0) return
  const reasons =
    file === undefined
      ? ['Nothing is reading them', 'Their reader was too slow']
      : ["The disk isn't responding", 'The disk was too slow']
  notify('lines-lost', `Lines lost: ${lost}. ${reasons[Number(isWritten)]!}.`)
}
