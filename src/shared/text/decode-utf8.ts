/** Decodes bytes from a request as the text that they most likely are. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Returns `latin1` decoded as UTF-8 if all of its bytes are; otherwise unchanged, one character per byte. */
export function decodeUtf8(latin1: string): string {
  if (!/[\u0080-\u00ff]/.test(latin1)) return latin1
  try {
    return utf8.decode(Uint8Array.from(latin1, (byte) => byte.charCodeAt(0)))
  } catch {
    return latin1
  }
}
