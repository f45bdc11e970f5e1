/** The progress bar of a download, woven from the colours of the threads that served its bytes. */
import { threadHue } from './format.ts'

/**
 * Returns the background of the part that has been sent: a CSS gradient from the start of the line to its end.
 *
 * @param weave the thread that read each equal part, -1 for one that no thread read
 * @param parts equal parts of the whole
 * @param direction where the line runs to
 */
export function weaveGradient(weave: readonly number[], parts: number, direction: 'right' | 'left'): string {
  const stops: string[] = []
  for (let first = 0; first < weave.length;) {
    let end = first + 1
    while (end < weave.length && weave[end] === weave[first]) end++
    stops.push(`${threadColour(weave[first]!)} ${share(first, parts)} ${share(end, parts)}`)
    first = end
  }
  return stops.length === 0 ? 'none' : `linear-gradient(to ${direction}, ${stops.join(', ')})`
}

/** Returns the colour of a pool thread, as CSS; that of the leaf for -1. */
export function threadColour(thread: number): string {
  return thread < 0 ? 'var(--leaf)' : `oklch(var(--thread-l) var(--thread-c) ${threadHue(thread).toFixed(1)})`
}

function share(part: number, parts: number): string {
  return `${((part / parts) * 100).toFixed(2)}%`
}
