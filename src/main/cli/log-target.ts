/** Where the log goes: into a file, to standard output, or nowhere. */
import { osErrorText } from '../base/os-error-text.ts'
import { LogFile } from '../log/log-file.ts'
import type { CliOptions } from './arguments.ts'
import { logOutput, type LogOutput } from './log-output.ts'
import type { Notify } from './notice.ts'
import type { Output } from './output.ts'
import { showsColours, textStyle } from './text-style.ts'

/** The log file, not opened yet; undefined if there is to be none. */
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
          ? `The log file can't be opened again: ${reason}. Log lines go on into the one that was open.`
          : `Log lines are being lost: ${reason}.`,
      )
    },
  })
  return file
}

/** Undefined if nobody wants a log. */
export function makeLogOutput(
  { logFormat }: CliOptions,
  file: LogFile | undefined,
  output: Output,
): LogOutput | undefined {
  if (logFormat === 'none') return undefined
  if (file === undefined) return logOutput(logFormat, textStyle(showsColours(output.stream)), output.say)
  return logOutput(logFormat, textStyle(false), (lines) => file.add(lines), { dated: true })
}
