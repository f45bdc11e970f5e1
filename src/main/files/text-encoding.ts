/**
 * Judges by the bytes of a text how it is encoded. A charset in Content-Type outranks the page's own declaration (WHATWG
 * Encoding §6.1, HTML §13.2.3.2), so nothing but UTF-8 may be sent as `charset=utf-8`. Without it a browser goes by the
 * byte order mark, the page's declaration, or a guess.
 */
import { isAscii, isUtf8, type Buffer } from 'node:buffer'

/** The bytes of a file, block by block. */
export type FileBlocks = {
  readonly sizeBytes: number
  /** The block at `position`, valid until the next call; empty at the end of the file. Throws the disk's errors. */
  readonly read: (position: number) => Buffer
}

/**
 * How far a text is searched for its first bytes above ASCII, which decide. One that has none up to here is taken for
 * UTF-8, as most texts are. Searching all of it takes 0.5 ms, a usual page 15 µs.
 */
const searchedBytes = 1 << 20

/** Returns whether the text in `file`, of the media type `type`, may be declared as UTF-8. `start` is its first block. */
export function isUtf8Text(file: FileBlocks, type: string, start: Buffer): boolean {
  let block = start
  if (!hasUtf8Mark(block) && declaresOther(block, type)) return false
  for (let position = 0; ;) {
    // A character that continues in the next block is judged there.
    const whole = block.subarray(0, wholeCharacters(block, position, file))
    if (!isAscii(whole) || whole.length === 0) return isUtf8(whole) && !block.includes(0)
    // UTF-16 without a mark has NULs, ISO-2022-JP and its like this escape; neither need have a byte above ASCII.
    if (block.includes(0) || block.includes('\x1b$')) return false
    position += whole.length
    if (position >= Math.min(file.sizeBytes, searchedBytes)) return true
    block = file.read(position)
  }
}

/**
 * Returns whether a file begins as text: with the byte order mark of UTF-16, or without the control characters that mark
 * binary data (WHATWG MIME Sniffing §7.2). Latin-1 and Shift_JIS count as text.
 */
export function isText(block: Buffer): boolean {
  return hasUtf16Mark(block) || !/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(block.toString('latin1', 0, 1445))
}

/** Returns whether the first block of a file is text in UTF-8, or in UTF-16 with its mark. An empty file is neither. */
export function isUnicodeText(block: Buffer, file: FileBlocks): boolean {
  if (block.length === 0 || !isText(block)) return false
  return (
    hasUtf16Mark(block) || (isUtf8(block.subarray(0, wholeCharacters(block, 0, file))) && !block.includes(0))
  )
}

/** Bytes of the block read at `position` before a last character of UTF-8 that may continue in the next block. */
function wholeCharacters(block: Buffer, position: number, { sizeBytes }: FileBlocks): number {
  if (position + block.length >= sizeBytes) return block.length
  let end = block.length
  // Back to the first byte of the last character: continuation bytes are 10xxxxxx, at most three.
  while (end > block.length - 3 && (block[end - 1]! & 0xc0) === 0x80) end--
  return block[end - 1]! >= 0xc0 ? end - 1 : block.length
}

const hasUtf8Mark = (block: Buffer) => block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf
const hasUtf16Mark = (block: Buffer) =>
  (block[0] === 0xff && block[1] === 0xfe) || (block[0] === 0xfe && block[1] === 0xff)

/** Returns whether a page, style sheet or XML document declares, in ASCII, that it is in another encoding. */
function declaresOther(block: Buffer, type: string): boolean {
  const label = declaredLabel(block.toString('latin1', 0, 1024), type)
  // UTF-16 can't be declared in ASCII: browsers take that for UTF-8, too.
  return label !== undefined && !/^(?:unicode-1-1-)?utf-?(?:8|16(?:[bl]e)?)$/i.test(label)
}

function declaredLabel(text: string, type: string): string | undefined {
  if (type === 'text/css') return /^@charset "([^"]+)";/.exec(text)?.[1]
  const isHtml = type === 'text/html'
  if (!isHtml && !/[/+]xml$/.test(type)) return undefined
  const declaration = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]
  if (!isHtml || declaration !== undefined) return declaration
  return /<meta[\s/][^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(
    text.replace(/<!--.*?(?:-->|$)/gs, ''),
  )?.[1]
}
