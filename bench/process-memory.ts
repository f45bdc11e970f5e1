/** Memory of a process with all its descendants, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs'

export type Memory = {
  /** The sum of the resident sets; pages that processes share count in each. */
  rssBytes: number
  /** The same with shared pages divided among their users; undefined if the kernel doesn't report it. */
  pssBytes: number | undefined
}

/** Returns undefined where there is no /proc. */
export function memoryOf(pid: number): Memory | undefined {
  const pids = [pid, ...descendants(pid)]
  const rss = pids.map((each) => kibibytes(`/proc/${each}/status`, 'VmRSS'))
  if (rss[0] === undefined) return undefined
  const pss = pids.map((each) => kibibytes(`/proc/${each}/smaps_rollup`, 'Pss'))
  const complete = pss.every((value) => value !== undefined)
  return { rssBytes: sum(rss), pssBytes: complete ? sum(pss) : undefined }
}

function descendants(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    // The command's name is in parentheses and may contain anything; the parent's id follows it.
    const parent = /^\d+$/.test(entry)
      ? /\) \S (\d+) [^)]*$/.exec(read(`/proc/${entry}/stat`))?.[1]
      : undefined
    if (parent === undefined) continue
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(entry)])
  }
  const below = (parent: number): number[] =>
    (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

function kibibytes(file: string, field: string): number | undefined {
  const value = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(file))?.[1]
  return value === undefined ? undefined : Number(value) * 1024
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function sum(values: (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
