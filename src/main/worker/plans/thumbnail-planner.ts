/**
 * Plans the response to a request for a small picture of a file: the preview that its camera put into it, or the file itself
 * if it is small. No thumbnail is kept: cutting one out of a file takes the system's cache less than 0.1 ms, which no
 * cache of ours could improve on by much, and browsers keep theirs for a day.
 */
import { Buffer } from 'node:buffer'
import { embeddedPreviews, lookedAtBytes, maxPreviewBytes } from '../../../pictures/embedded-previews.ts'
import { beginsAsJpeg, type Span } from '../../../pictures/jpeg-segments.ts'
import { orientJpeg } from '../../../pictures/orient-jpeg.ts'
import type { Disk } from '../../files/disk.ts'
import { fillFrom } from '../../files/fill-from.ts'
import { namedType, pictureTypes } from '../../files/media-type.ts'
import type { Ask } from './ask.ts'
import { dateAndTag, derivedValidators, preconditionPlan, type Validators } from './file-plan.ts'
import {
  bytesPlan,
  errorPlan,
  type FieldLines,
  type OpenFile,
  type ResponsePlan,
  type SendablePlan,
} from './response-plan.ts'

/** Goes into the tag, and is raised when another picture is chosen or made of the same file. */
const rules = 'thumb1'

/** A file whose thumbnail is asked for: open, with its name (latin1) and what is said of it. */
export type PicturedFile = {
  readonly file: OpenFile
  readonly name: string
  readonly about: Validators
  readonly isTagged: boolean
}

/** A small picture: what a response that carries it has of it. */
type Thumbnail = Pick<SendablePlan, 'contentLength' | 'content'> & { readonly contentType: string }

/** Pages ask with a tag, and show the icon behind this. A picture that fails would hide that by a sign of its own. */
const noPicture = bytesPlan(404, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), [
  ['Content-Type', 'image/svg+xml'],
  ['Cache-Control', 'private, max-age=86400'],
])

/** Plans thumbnails. One per worker. */
export class ThumbnailPlanner {
  readonly #disk: Disk
  /** For the beginning of files, allocated for the first of them. */
  #start: Buffer | undefined

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Returns the plan for a GET or HEAD, 404 for a file without a small picture. Throws the disk's errors. */
  plan(
    { head, nowMs }: Pick<Ask, 'head' | 'nowMs'>,
    { file, name, about, isTagged }: PicturedFile,
  ): ResponsePlan {
    const thumbnail = this.#thumbnail(file, namedType(name).type)
    // First, since preconditions count only where the answer would be a success (RFC 9110 §13.2.1).
    if (thumbnail === undefined) return isTagged ? noPicture : errorPlan(404)
    const validators = derivedValidators(about, rules)
    const fields: FieldLines = [
      ...dateAndTag(validators),
      // A changed file has another address where pages put its tag into it.
      ['Cache-Control', isTagged ? 'private, max-age=86400' : 'no-cache'],
    ]
    const refused = preconditionPlan(head.fields, validators, fields, nowMs)
    if (refused !== undefined) return refused
    const { contentType, contentLength, content } = thumbnail
    return { status: 200, fields: [['Content-Type', contentType], ...fields], contentLength, content }
  }

  #thumbnail(file: OpenFile, type: string): Thumbnail | undefined {
    const sizeBytes = Number(file.stats.size)
    const preview = type === 'image/jpeg' ? this.#preview(file.descriptor, sizeBytes) : undefined
    if (preview !== undefined) {
      return { contentType: type, contentLength: preview.length, content: { kind: 'bytes', bytes: preview } }
    }
    if (!pictureTypes.has(type) || sizeBytes === 0 || sizeBytes > maxPreviewBytes) return undefined
    const content = { kind: 'file', file, runs: [{ literal: '', start: 0, end: sizeBytes }] } as const
    return { contentType: type, contentLength: sizeBytes, content }
  }

  /** The best preview that the JPEG has, turned as the JPEG is. */
  #preview(descriptor: number, sizeBytes: number): Buffer | undefined {
    const block = (this.#start ??= Buffer.allocUnsafeSlow(lookedAtBytes))
    const start = fillFrom(this.#disk, descriptor, block)
    const { places, orientation } = embeddedPreviews(start, sizeBytes)
    for (const place of places) {
      const bytes = this.#cut(descriptor, place, start)
      if (bytes.length === place.end - place.start && beginsAsJpeg(bytes)) {
        return Buffer.from(orientJpeg(bytes, orientation).buffer)
      }
    }
    return undefined
  }

  /** The bytes at `place`; fewer if the file has become shorter. */
  #cut(descriptor: number, { start: from, end }: Span, start: Buffer): Buffer {
    return end <= start.length
      ? start.subarray(from, end)
      : fillFrom(this.#disk, descriptor, Buffer.allocUnsafeSlow(end - from), from)
  }
}
