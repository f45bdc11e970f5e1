/** The response that a worker has decided on, before any byte of it is produced. */
import type { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { DiskRefusal } from '../../files/disk-error.ts'
import type { NoListing } from '../../files/listing.ts'
import type { FindRefusal } from '../../files/shared-folder.ts'
import type { Status } from '../../../http/status.ts'
import type { OpenArchive } from '../archives/archive-reader.ts'
import type { OpenChecksum } from '../checksums/open-checksum.ts'
import type { OpenSearch } from '../searches/open-search.ts'
import type { ErrorCause } from '../pages/error-words.ts'

/** A regular file that was proved to be inside, its path (latin1), and its state when it was opened. */
export type OpenFile = {
  readonly descriptor: number
  readonly path: string
  readonly stats: BigIntStats
}

/** A run of bytes of the open file, [start, end), after a literal text (latin1). */
export type FileRun = { readonly literal: string; readonly start: number; readonly end: number }

/** Where the runs of a content come from. */
export type RunSource =
  | { readonly kind: 'file'; readonly file: OpenFile }
  | { readonly kind: 'archive'; readonly archive: OpenArchive }

/** A content that is made in steps, and what is known of it after each. */
export type Generated = OpenSearch | OpenChecksum

/** The content of a response. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** Consecutive runs of one open file. The job's row owns the descriptor. */
  | { readonly kind: 'file'; readonly file: OpenFile; readonly runs: readonly FileRun[] }
  /** The same of an archive, which is read as if it were a file. */
  | { readonly kind: 'archive'; readonly archive: OpenArchive; readonly runs: readonly FileRun[] }
  /** What is made in steps: what a search finds, the checksum of a file. The job's row owns the descriptor of the file, if there is one. */
  | { readonly kind: 'generated'; readonly generated: Generated; readonly file?: OpenFile }

/** An error, to be worded in a form that depends on the client. */
export type ErrorContent = { readonly kind: 'error'; readonly cause: ErrorCause | undefined }

/** Field lines, without those that every response has. */
export type FieldLines = readonly (readonly [name: string, value: string])[]

type PlannedHead = {
  readonly status: Status
  /** Of its own. */
  readonly fields: FieldLines
  /** Value of Content-Length, also where no content is sent (HEAD); undefined for none (304, or not known yet). */
  readonly contentLength: number | undefined
}

/** A plan whose content is decided to the byte. */
export type SendablePlan = PlannedHead & { readonly content: Content }

/** A plan whose content is in memory. */
export type BytesPlan = PlannedHead & { readonly content: Extract<Content, { kind: 'bytes' }> }

/** A plan for an error. */
export type ErrorPlan = PlannedHead & { readonly content: ErrorContent }

export type ResponsePlan = SendablePlan | ErrorPlan

/** The process has no file descriptor left, so the request is tried again later. */
export type NoDescriptors = 'no-descriptors'
/** Why there is no plan: the request is tried again later, or its client has left meanwhile. */
export type NoPlan = NoDescriptors | Exclude<NoListing, 'too-many-entries'>

/** Returns a plan with generated content. */
export function bytesPlan(status: Status, bytes: Buffer, fields: FieldLines): BytesPlan {
  return { status, fields, contentLength: bytes.length, content: { kind: 'bytes', bytes } }
}

/** Returns the plan for an error status. `fields` are added to those that every error has. */
export function errorPlan(status: Status, fields: FieldLines = [], cause?: ErrorCause): ErrorPlan {
  return { status, fields, contentLength: undefined, content: { kind: 'error', cause } }
}

/** Returns the plan for a refusal by the disk or the shared folder. */
export function refusalPlan(refusal: DiskRefusal | FindRefusal): ErrorPlan | NoDescriptors {
  if (refusal === 'no-descriptors') return refusal
  return refusal === 'folder-gone' ? errorPlan(503, [], refusal) : errorPlan(refusal)
}
