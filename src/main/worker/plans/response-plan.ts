/** What a worker decides to answer, before any byte of it is produced. */
import type { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { DiskRefusal } from '../../files/disk-error.ts'
import type { FindRefusal } from '../../files/shared-folder.ts'
import type { Status } from '../../../http/status.ts'
import type { ErrorCause } from '../pages/error-words.ts'

/** A regular file that was proved to be inside, its path (latin1), and its state when it was opened. */
export type OpenFile = {
  readonly descriptor: number
  readonly path: string
  readonly stats: BigIntStats
}

/** A run of bytes of the open file, [start, end), after a literal text (latin1). */
export type FileRun = { readonly literal: string; readonly start: number; readonly end: number }

/** The content of a response. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** Runs of one open file, one after the other. The job's row owns the descriptor. */
  | { readonly kind: 'file'; readonly file: OpenFile; readonly runs: readonly FileRun[] }

/** The words of an error, whose form depends on the client. */
export type ErrorContent = { readonly kind: 'error'; readonly cause: ErrorCause | undefined }

/** Field lines without those that every response has. */
export type FieldLines = readonly (readonly [name: string, value: string])[]

/** A response: its status, its own field lines, its content. */
export type ResponsePlan = {
  readonly status: Status
  readonly fields: FieldLines
  /** Value of Content-Length, also where the content itself isn't sent (HEAD); undefined for none (304, or not yet). */
  readonly contentLength: number | undefined
  readonly content: Content | ErrorContent
}

/** A plan whose content is decided to the byte. */
export type SendablePlan = ResponsePlan & { readonly content: Content }

/** Requests that are tried again later, see the job table. */
export type NoDescriptors = 'no-descriptors'
/** Why there is no plan: the request is tried again later, or its client has left in the middle of it. */
export type NoPlan = NoDescriptors | 'takes-long' | 'unwanted'

/** A plan with generated content. */
export function bytesPlan(status: Status, bytes: Buffer, fields: FieldLines): SendablePlan {
  return { status, fields, contentLength: bytes.length, content: { kind: 'bytes', bytes } }
}

/** The plan for an error status. `fields` are added to those that every error has. */
export function errorPlan(status: Status, fields: FieldLines = [], cause?: ErrorCause): ResponsePlan {
  return { status, fields, contentLength: undefined, content: { kind: 'error', cause } }
}

/** The plan for what the disk, or the shared folder, refuses. */
export function refusalPlan(refusal: DiskRefusal | FindRefusal): ResponsePlan | NoDescriptors {
  if (refusal === 'no-descriptors') return refusal
  return refusal === 'folder-gone' ? errorPlan(503, [], refusal) : errorPlan(refusal)
}
