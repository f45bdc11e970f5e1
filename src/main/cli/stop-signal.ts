/** What stops the command. */
import { isatty } from 'node:tty'
import { signalCopies } from '../host/signal-copies.ts'

/**
 * Resolves when the user or the system asks the command to end, or when the reader of its output has gone: a server
 * that nobody sees should not stay. A second Ctrl+C ends the process immediately, as the system does.
 * @param onHangUp called for a SIGHUP that isn't about a terminal, such as one from logrotate
 * @param onOutputFailure called once with why standard output takes no more, such as a full disk; with undefined if its
 * reader has gone
 */
export function stopSignal(
  onHangUp: () => void,
  onOutputFailure: (error: Error | undefined) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
    // With a terminal, SIGHUP means that it has closed. Without one it means something else, or nohup wants the command to
    // outlive the terminal: that the signal was to be ignored can no longer be seen, since the runtime has reset it.
    if (hasTerminal()) signals.push('SIGHUP')
    else process.on('SIGHUP', onHangUp)
    let isStopping = false
    const stopping = () => {
      isStopping = true
      resolve()
    }
    const isCopy = signalCopies()
    const handle = (signal: NodeJS.Signals) => {
      if (isCopy(signal)) return
      if (isStopping) {
        process.off(signal, handle)
        process.kill(process.pid, signal)
      } else stopping()
    }
    for (const signal of signals) process.on(signal, handle)
    let hasFailed = false
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      const readerGone = error.code === 'EPIPE'
      if (!hasFailed) onOutputFailure(readerGone ? undefined : error)
      hasFailed = true
      if (readerGone) stopping()
    })
  })
}

function hasTerminal(): boolean {
  return [0, 1, 2].some((descriptor) => isatty(descriptor))
}
