/** Reads the state of a process from Linux's /proc: its descriptors, threads and memory. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Returns what each open descriptor of a process refers to, such as a path or `socket:[1]`. */
export function descriptors(pid: number | 'self' = 'self'): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
    } catch {
      // Closed meanwhile, as that of the directory itself always is.
      return []
    }
  })
}

/** Returns the paths of the files in `folder` that a process has open. */
export function openFilesIn(folder: string, pid: number | 'self' = 'self'): string[] {
  return descriptors(pid).filter((path) => path.startsWith(`${folder}/`))
}

/** Returns the number of threads of a process. */
export function threadCount(pid: number | 'self' = 'self'): number {
  return readdirSync(`/proc/${pid}/task`).length
}

/** Returns the resident set size of a process, bytes. */
export function residentBytes(pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
}

/** Returns Linux's letter for the state of a process: `Z` for a zombie, '' if there is no such process. */
export function processState(pid: number): string {
  try {
    return /\) (\S) /.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))![1]!
  } catch {
    return ''
  }
}
