/** The end of all writing, which waits for no disk and no reader that doesn't answer. */
import { drainIo } from '../base/pending-io.ts'
import { settledWithin } from '../base/settled-within.ts'
import type { LogFile } from '../log/log-file.ts'
import type { Notify } from './notice.ts'
import type { Outputs } from './output.ts'

/** How long the end waits for what is still to be written, ms. */
const patienceMs = 1000

/** The log of a share, as far as it matters here. */
export type EndingLog = {
  /** Undefined if the log goes to standard output, or there is none. */
  readonly file: LogFile | undefined
  /** Entries that never came to be written. */
  readonly droppedEntries: number
  readonly notify: Notify
}

/** Resolves, soon in any case, to how many threads are kept by a file or terminal. What is lost is said. */
export async function finishWriting({ output, errors }: Outputs, log?: EndingLog): Promise<number> {
  const written = Promise.all([output.emptied, errors.emptied, log?.file?.close()])
  const isWritten = await settledWithin(patienceMs, written)
  // A reader that takes nothing now would not take the news either.
  if (log !== undefined && errors.isEmpty) {
    tellLoss(output.unwrittenLines, isWritten, log)
    await settledWithin(patienceMs, errors.emptied)
  }
  return drainIo(0)
}

function tellLoss(
  unwrittenOutput: number,
  isWritten: boolean,
  { file, droppedEntries, notify }: EndingLog,
): void {
  const lost = droppedEntries + unwrittenOutput + (file?.unwrittenLines ?? 0)
  if (lost === 0) return
  const reasons =
    file === undefined
      ? ['Nobody reads them', 'Their reader was too slow']
      : ["The disk doesn't answer", 'The disk was too slow']
  notify('lines-lost', `Lines lost: ${lost}. ${reasons[Number(isWritten)]!}.`)
}
