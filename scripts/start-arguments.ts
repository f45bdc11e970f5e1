/** What the arguments of `npm start` ask for: the window, or the terminal command. */
import { portOption } from '../src/main/host/port-option.ts'

/** What to run, with its arguments, or one line on what is wrong. */
export type StartRequest =
  | { readonly kind: 'window' | 'terminal'; readonly args: readonly string[] }
  | { readonly kind: 'mistake'; readonly message: string }

const terminalOption = '--terminal'

/**
 * A folder and `--port` are for the window. With `--terminal`, with any other option or with a second argument the terminal
 * command runs, which judges its arguments itself.
 */
export function startRequest(args: readonly string[]): StartRequest {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  if (args.slice(0, end).includes(terminalOption)) {
    const others = args.filter((argument, at) => at >= end || argument !== terminalOption)
    return { kind: 'terminal', args: others }
  }
  const { port, rest, mistake } = portOption(args)
  if (rest.length > 1 || rest.some((argument) => argument.startsWith('-'))) return { kind: 'terminal', args }
  if (mistake !== undefined) return { kind: 'mistake', message: mistake }
  // Chromium leaves what is in one word as it is.
  return { kind: 'window', args: [...rest, ...(port === undefined ? [] : [`--port=${port}`])] }
}
