/** Writes to standard output and standard error. */

/** Writes `text` to a stream whose reader may have gone, which is no reason to fail. */
export function say(stream: NodeJS.WriteStream, text: string): void {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined)
  stream.write(text)
}
