/** Where and when the benchmark ran. */
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { outputOf } from './find-program.ts'

export type Machine = {
  date: string
  cpu: string
  cores: number
  memoryGiB: number
  kernel: string
  system: string
  /** Load average over the minute before the benchmark began. */
  loadBefore: number
}

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown CPU',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    system: outputOf('sh', '-c', '. /etc/os-release && echo "$PRETTY_NAME"') || 'unknown system',
    loadBefore: loadavg()[0]!,
  }
}
