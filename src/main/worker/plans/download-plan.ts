/** Turns the answer with a file into one that browsers save instead of showing it. */
import { attachment } from '../../../http/content-disposition.ts'
import { decodeName } from '../../files/directory-entry.ts'
import type { ContentDescription } from '../../files/content-type.ts'
import type { ResponsePlan } from './response-plan.ts'

/**
 * Returns `plan`, a file's, with the name under which to save it; unchanged where it carries nothing of the file.
 *
 * @param name of the file, latin1; bytes that are not UTF-8 are lost, as in listings
 */
export function downloadPlan(plan: ResponsePlan, name: string): ResponsePlan {
  if (plan.status !== 200 && plan.status !== 206) return plan
  return { ...plan, fields: [...plan.fields, ['Content-Disposition', attachment(decodeName(name))]] }
}

/**
 * Returns how the content is described to a client that saves it. One that is compressed on disk (`.svgz`) is not called
 * encoded: browsers would save it decoded, under a name that says otherwise.
 */
export function downloadContent(content: ContentDescription): ContentDescription {
  return content.contentEncoding === undefined
    ? content
    : { contentType: 'application/gzip', contentEncoding: undefined }
}
