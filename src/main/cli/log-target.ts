/** Where the log goes: into a file, to standard output, or nowhere. */
import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { osErrorText } from '../base/os-error-text.ts'
import { trackIo } from '../base/pending-io.ts'
import { LogFile } from '../log/log-file.ts'
import type { CliOptions } from './arguments.ts'
import { logOutput, type LogOutput } from './log-output.ts'
import type { Notify } from './notice.ts'
import type { Output } from './output.ts'
import { showsColours, textStyle } from './text-style.ts'

/** Returns the log file, not yet opened; undefined if there is to be none. */
export function makeLogFile({ logFormat, logFile: path }: CliOptions, notify: Notify): LogFile | undefined {
  if (logFormat === 'none' || path === undefined) return undefined
  const file = new LogFile(path, {
    mode: 0o640,
    onProblem: (problem) => {
      if (problem === undefined) return
      const reason = osErrorText(problem)
      notify(
        'log-file-failed',
        file.isAstray
          ? `The log file can't be reopened: ${reason}. Log lines still go to the one that was open.`
          : `Log lines are being lost: ${reason}.`,
      )
    },
  })
  return file
}

/** Returns what takes the log, undefined if there is to be none. */
export function makeLogOutput(
  { logFormat }: CliOptions,
  file: LogFile | undefined,
  output: Output,
): LogOutput | undefined {
  if (logFormat === 'none') return undefined
  if (file === undefined) return logOutput(logFormat, textStyle(showsColours(output.stream)), output.say)
  return logOutput(logFormat, textStyle(false), (lines) => file.add(lines), { dated: true })
}

/**
 * Resolves to whether clients of the share could request a file.
 * @param folder real path of the shared folder
 * @param hidden whether names that begin with a dot are served
 */
export async function isServed(file: string, folder: string, hidden: boolean): Promise<boolean> {
  // What is in no folder, such as a pipe behind /dev/stdout, has no real path.
  const place = relative(folder, await trackIo(realpath(file)).catch(() => folder))
  const segments = place.split(sep)
  if (place === '' || segments[0] === '..' || isAbsolute(place)) return false
  return hidden || !segments.some((segment) => segment.startsWith('.'))
}
