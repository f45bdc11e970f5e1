/** What asks the command to end. */
import { isatty } from 'node:tty'
import { signalCopies } from '../host/signal-copies.ts'

/**
 * Resolves when the person or the system asks the command to end, or when whoever read its output has gone: a server
 * that nobody sees should not stay. The second Ctrl+C ends the process at once, as the system does.
 * @param onHangUp hears SIGHUP where no terminal is meant, as from logrotate
 * @param onOutputTrouble hears, once, why standard output takes no more, as a full disk; nothing: its reader has gone
 */
export function stopSignal(
  onHangUp: () => void,
  onOutputTrouble: (error: Error | undefined) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
    // The terminal is closed. Without one it is meant for others, or nohup has the command outlive it: that the signal
    // was to be ignored can't be seen any longer, since the runtime has set it back.
    if (hasTerminal()) signals.push('SIGHUP')
    else process.on('SIGHUP', onHangUp)
    let isStopping = false
    const stopping = () => {
      isStopping = true
      resolve()
    }
    const isCopy = signalCopies()
    const obey = (signal: NodeJS.Signals) => {
      if (isCopy(signal)) return
      if (isStopping) {
        process.off(signal, obey)
        process.kill(process.pid, signal)
      } else stopping()
    }
    for (const signal of signals) process.on(signal, obey)
    let troubled = false
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      const readerGone = error.code === 'EPIPE'
      if (!troubled) onOutputTrouble(readerGone ? undefined : error)
      troubled = true
      if (readerGone) stopping()
    })
  })
}

function hasTerminal(): boolean {
  return [0, 1, 2].some((descriptor) => isatty(descriptor))
}
