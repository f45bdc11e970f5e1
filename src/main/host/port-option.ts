/** The port in the arguments of a start of the app. The terminal command has a parser of its own, for many options. */
import { bounds } from '../../shared/settings.ts'
import { visibleText } from '../../shared/text/printable.ts'

/** Arguments with the port taken out. */
export type PortOption = {
  readonly port: number | undefined
  /** The other arguments, in order. */
  readonly rest: readonly string[]
  /** One line: what is wrong with the port; undefined if nothing is. */
  readonly mistake: string | undefined
}

/** Finds `--port N`, `--port=N`, `-p N` and `-pN`. Of several the last counts; what follows `--` is no option. */
export function portOption(args: readonly string[]): PortOption {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const rest: string[] = []
  let text: string | undefined
  for (let at = 0; at < args.length; at++) {
    const [isOption, attached] = at < end ? optionIn(args[at]!) : [false]
    if (!isOption) rest.push(args[at]!)
    else text = attached ?? args[++at] ?? ''
  }
  if (text === undefined) return { port: undefined, rest, mistake: undefined }
  const { min, max } = bounds.port
  const port = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (port >= min && port <= max) return { port, rest, mistake: undefined }
  const mistake = `The port must be a whole number from ${min} to ${max}, not ${visibleText(`"${text}"`)}.`
  return { port: undefined, rest, mistake }
}

/** Whether an argument is the option, and the value in it, undefined if that is the next argument. */
function optionIn(argument: string): [isOption: boolean, attached?: string] {
  if (argument === '--port' || argument === '-p') return [true]
  // Without a digit it is something else: macOS may pass -psn_0_12345 to an app.
  const [, long, short] = /^(?:--port=([^]*)|-p(\d[^]*))$/.exec(argument) ?? []
  const attached = long ?? short
  return attached === undefined ? [false] : [true, attached]
}
