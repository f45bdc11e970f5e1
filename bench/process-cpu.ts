/** Processor time of a process, thread by thread, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds, in a thread's own code and in the system's on its behalf. */
export type CpuTime = { userUs: number; systemUs: number }

/** The kernel counts in hundredths of a second on every machine of today (USER_HZ). */
const tickUs = 10_000

/** Returns the processor time of the threads so far, those of one name together. */
export function cpuTimes(pid: number): Map<string, CpuTime> {
  const times = new Map<string, CpuTime>()
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    // The name is in parentheses and may contain anything.
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(
      readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'),
    )!
    const fields = rest!.split(' ')
    const { userUs, systemUs } = times.get(name!) ?? { userUs: 0, systemUs: 0 }
    times.set(name!, {
      userUs: userUs + Number(fields[11]) * tickUs,
      systemUs: systemUs + Number(fields[12]) * tickUs,
    })
  }
  return times
}
