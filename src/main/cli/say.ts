/** Writes to standard output and standard error. */

const nothing = () => undefined

/**
 * Lets nothing fail because standard error can't be written. Others' handlers don't count: those of the threads' own
 * output come and go.
 */
export function forgiveErrors(): void {
  process.stderr.on('error', nothing)
}

/** Writes `text` to a stream whose reader may have gone, which is no reason to fail. */
export function say(stream: NodeJS.WriteStream, text: string): void {
  if (!stream.listeners('error').includes(nothing)) stream.on('error', nothing)
  stream.write(text)
}
