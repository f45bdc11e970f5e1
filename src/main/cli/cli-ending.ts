/** How the command ends: its exit code, and what it says of it. */
import type { CliOptions } from './arguments.ts'
import type { Notify } from './notice.ts'
import type { Outputs } from './output.ts'

/** How the command ended. */
export type CliEnding = {
  readonly exitCode: number
  /** Threads that an orderly end of the process would wait for in vain. */
  readonly stuckThreads: number
}

/** The command ends because of a mistake or an obstacle. */
export function failed(message: string, { outputs }: { readonly outputs: Outputs }): CliEnding {
  outputs.errors.say(`spool: ${message}\n`)
  return { exitCode: 1, stuckThreads: 0 }
}

/** Where the end of a share is reported. */
type Ended = { readonly options: CliOptions; readonly outputs: Outputs; readonly notify: Notify }

/** The command ends because its server has stopped. */
export function ended(stuckThreads: number, { options, outputs, notify }: Ended): CliEnding {
  if (options.logFormat === 'json') {
    const event = { event: 'stopped', time: new Date().toISOString(), stuckThreads }
    outputs.output.say(`${JSON.stringify(event)}\n`)
  }
  if (stuckThreads === 0) return { exitCode: 0, stuckThreads }
  notify(
    'threads-left-behind',
    `Threads left behind, waiting for a disk that isn't responding: ${stuckThreads}.`,
  )
  return { exitCode: 1, stuckThreads }
}
