/** What asks the command to end. */

/**
 * Resolves when the person or the system asks the command to end, or when whoever read its output has gone: a server
 * that nobody sees should not stay. The handlers serve once, so that the second Ctrl+C finds the system's own, which
 * ends the process at once.
 * @param onOutputTrouble hears, once, why standard output takes no more, as a full disk; nothing: its reader has gone
 */
export function stopSignal(onOutputTrouble: (error: Error | undefined) => void): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    const stopping = () => {
      for (const signal of signals) process.off(signal, stopping)
      resolve()
    }
    for (const signal of signals) process.on(signal, stopping)
    let troubled = false
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      const readerGone = error.code === 'EPIPE'
      if (!troubled) onOutputTrouble(readerGone ? undefined : error)
      troubled = true
      if (readerGone) stopping()
    })
  })
}
