/** What the system says of a process: its descriptors, its threads (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What each open descriptor of a process leads to, e.g. a path or `socket:[1]`. */
export function descriptors(pid: number | 'self' = 'self'): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
    } catch {
      // Closed meanwhile, as the one that read the directory always is.
      return []
    }
  })
}

/** Paths of the files in `folder` that a process has open. */
export function openFilesIn(folder: string, pid: number | 'self' = 'self'): string[] {
  return descriptors(pid).filter((path) => path.startsWith(`${folder}/`))
}

/** Number of threads of a process. */
export function threadCount(pid: number | 'self' = 'self'): number {
  return readdirSync(`/proc/${pid}/task`).length
}

/** Memory of a process that is really in use, bytes. */
export function residentBytes(pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
}

/** The letter that Linux has for the state of a process, `Z` if it has ended and is only known to its parent; '' if to nobody. */
export function processState(pid: number): string {
  try {
    return /\) (\S) /.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))![1]!
  } catch {
    return ''
  }
}
