/** Writes log lines to a file. */
import { constants, openSync, writeSync } from 'node:fs'

const lineFeed = 0x0a

// Not blocking: a FIFO whose reader stalls would stop all of the command. Windows leaves that one undefined.
const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants
const flags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK

/**
 * Opens a log file for appending; throws the system's error if it can't. What can't be written later (a full disk) is
 * lost and reported once by `onTrouble`, and writing is tried again with the next lines: the share goes on.
 */
export function logFile(path: string, onTrouble: (error: unknown) => void): (lines: string) => void {
  const descriptor = openSync(path, flags, 0o640)
  let troubled = false
  let inLine = false
  return (lines) => {
    // A line that was cut by trouble is ended first, so that it doesn't swallow another.
    const bytes = Buffer.from(inLine ? `\n${lines}` : lines)
    try {
      for (let written = 0; written < bytes.length; inLine = bytes[written - 1] !== lineFeed) {
        written += writeSync(descriptor, bytes, written)
      }
      troubled = false
    } catch (error) {
      if (!troubled) onTrouble(error)
      troubled = true
    }
  }
}
