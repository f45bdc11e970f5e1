/**
 * Chooses the fields that describe a file's content: by its name, and by its bytes where the name doesn't settle it. Only
 * then is the file read.
 */
import type { Buffer } from 'node:buffer'
import { extensionOf, isTextual, namedType, plainText } from './media-type.ts'
import { isText, isUnicodeText, isUtf8Text, type FileBlocks } from './text-encoding.ts'

/** Values of Content-Type and, for a file that is itself compressed, Content-Encoding. */
export type ContentDescription = {
  readonly contentType: string
  readonly contentEncoding: 'gzip' | undefined
}

/** Describes the content of the file of this name (latin1 or decoded). Throws the disk's errors. */
export function describeContent(name: string, file: FileBlocks): ContentDescription {
  const { type, text } = namedType(name)
  const extension = extensionOf(name)
  if (text === 'never') {
    // SVG in gzip is the one compressed format that browsers show, and only with this encoding. A client that accepts no
    // gzip gets it all the same: the file exists in no other form. (`.html.gz` and the like are archives, which users want
    // as they are.)
    if (extension === 'svgz' && isGzip(file.read(0))) return { contentType: type, contentEncoding: 'gzip' }
    if (extension === 'plist' && isBinaryPlist(file.read(0))) return described('application/x-plist')
    return described(isTextual(type) ? withCharset(type, file, file.read(0)) : type)
  }
  const start = file.read(0)
  if (type === 'video/mp2t' && isTransportStream(start)) return described(type)
  const isTextFile = isUnicodeText(start, file) || (text === 'any' && isText(start))
  return described(isTextFile ? withCharset(plainText, file, start) : type)
}

function described(contentType: string): ContentDescription {
  return { contentType, contentEncoding: undefined }
}

function withCharset(type: string, file: FileBlocks, start: Buffer): string {
  return isUtf8Text(file, type, start) ? `${type}; charset=utf-8` : type
}

const isGzip = (start: Buffer) => start[0] === 0x1f && start[1] === 0x8b
const isBinaryPlist = (start: Buffer) => start.toString('latin1', 0, 6) === 'bplist'

/**
 * Returns whether this is an MPEG transport stream: packets of 188 or, with time stamps, 192 bytes, each with its sync
 * byte, 'G'. Source code with a G in all three places is too unlikely to matter.
 */
function isTransportStream(start: Buffer): boolean {
  const hasSync = (at: number) => start[at] === 0x47
  return [0, 188, 376].every(hasSync) || [4, 196, 388].every(hasSync)
}
