/** Plans the response to a request for the subtitles in a file, in the format that browsers read. */
import { Buffer } from 'node:buffer'
import { decodeText } from '../../files/decode-text.ts'
import type { Disk } from '../../files/disk.ts'
import { extensionOf } from '../../files/media-type.ts'
import { fillFrom } from '../../files/fill-from.ts'
import { srtToVtt } from '../../files/srt-to-vtt.ts'
import type { Ask } from './ask.ts'
import { contentPlan } from './content-plan.ts'
import { errorPlan, type NoPlan, type OpenFile, type ResponsePlan } from './response-plan.ts'

/** Longest file of subtitles that is converted, bytes. Those of a long film have 200 KB. */
export const maxSubtitleBytes = 2 * 1024 * 1024

/** Bytes that are converted in about 5 ms. 2 MiB take up to half a second if they are nothing but line ends. */
export const quickSubtitleBytes = 128 * 1024

/** Returns whether there are subtitles in the file of this name and size that have to be converted, and can be. */
export function isConvertible(name: string, sizeBytes: number): boolean {
  return extensionOf(name) === 'srt' && sizeBytes <= maxSubtitleBytes
}

/** Returns the plan for a GET or HEAD: WebVTT, or 404 for what is not converted. Throws the disk's errors. */
export function subtitlePlan(
  { head, allowance }: Pick<Ask, 'head' | 'allowance'>,
  disk: Disk,
  file: OpenFile,
  name: string,
): ResponsePlan | NoPlan {
  const sizeBytes = Number(file.stats.size)
  if (!isConvertible(name, sizeBytes)) return errorPlan(404)
  if (sizeBytes > quickSubtitleBytes && !allowance.mayTakeLong) return 'takes-long'
  const bytes = fillFrom(disk, file.descriptor, Buffer.allocUnsafeSlow(sizeBytes))
  const text = srtToVtt(decodeText(bytes, false))
  return contentPlan(head.fields, text, [['Content-Type', 'text/vtt; charset=utf-8']], '')
}
