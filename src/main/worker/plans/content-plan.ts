/** Plans answers with texts that are made for a request: compressed for clients that accept it. */
import { Buffer } from 'node:buffer'
import { acceptsGzip } from '../../../http/content-negotiation.ts'
import type { Fields } from '../../../http/field-lines.ts'
import { bytesPlan, type FieldLines, type SendablePlan } from './response-plan.ts'

/** Below this, compression saves no packet. */
const minCompressedBytes = 1400

/**
 * Returns the plan for a text.
 *
 * @param fields of the request
 * @param ownFields of the response; those for caches are added
 * @param choosers further fields of the request that the text depends on
 */
export function contentPlan(
  fields: Fields,
  text: string,
  ownFields: FieldLines,
  choosers = 'Accept, Accept-Language, ',
): SendablePlan {
  const bytes = Buffer.from(text)
  const common: FieldLines = [
    ...ownFields,
    ['Cache-Control', 'no-cache'],
    ['Vary', `${choosers}Accept-Encoding`],
  ]
  if (bytes.length < minCompressedBytes || !acceptsGzip(fields.get('accept-encoding'))) {
    return bytesPlan(200, bytes, common)
  }
  // Fast: the text is made for every request and mostly crosses a local network.
  const { constants, gzipSync } = process.getBuiltinModule('node:zlib')
  const compressed = gzipSync(bytes, { level: constants.Z_BEST_SPEED })
  return bytesPlan(200, compressed, [...common, ['Content-Encoding', 'gzip']])
}
