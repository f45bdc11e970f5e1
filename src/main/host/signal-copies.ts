/** One Ctrl+C can reach a process several times: from the terminal, and from each parent program that passes it on. */

/**
 * Copies of one signal come within this time, ms: on a busy machine each program on the way takes a while to pass it on. The
 * command says what a stop waits for only after it, so a second Ctrl+C in answer to that always counts.
 */
export const copiesWithinMs = 1000

/**
 * Returns a function to call with each signal. It returns whether the signal is a copy of one that came just before.
 * @param now the time, ms
 */
export function signalCopies(
  now: () => number = () => performance.now(),
): (signal: NodeJS.Signals) => boolean {
  const taken = new Map<NodeJS.Signals, number>()
  return (signal) => {
    const at = now()
    if (at - (taken.get(signal) ?? -Infinity) < copiesWithinMs) return true
    taken.set(signal, at)
    return false
  }
}
