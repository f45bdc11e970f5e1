/** What a worker decides to answer, before any byte of it is produced. */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { Status } from '../http/status.ts'
import { renderErrorPage } from './pages/error-page.ts'
import { pageSecurityPolicy } from './pages/style.ts'

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
  /** Runs of one open file, one after the other. The plan owns the descriptor. */
  | { readonly kind: 'file'; readonly file: OpenFile; readonly runs: readonly FileRun[] }

/** Field lines without those that every response has. */
export type FieldLines = readonly (readonly [name: string, value: string])[]

/** A response: its status, its own field lines, its content. */
export type ResponsePlan = {
  readonly status: Status
  readonly fields: FieldLines
  /** Value of Content-Length, also where the content itself isn't sent (HEAD); undefined for none (304). */
  readonly contentLength: number | undefined
  readonly content: Content
}

/** A plan that is tried again later, see the job table. */
export type NoDescriptors = 'no-descriptors'

/** A plan with generated content. */
export function bytesPlan(status: Status, bytes: Buffer, fields: FieldLines): ResponsePlan {
  return { status, fields, contentLength: bytes.length, content: { kind: 'bytes', bytes } }
}

/** The plan for an error status: a page with a human sentence. `fields` are added to the page's own. */
export function errorPlan(status: Status, fields: FieldLines = []): ResponsePlan {
  return bytesPlan(status, Buffer.from(renderErrorPage(status)), [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Security-Policy', pageSecurityPolicy()],
    ['Cache-Control', 'no-store'],
    ...(status === 503 ? ([['Retry-After', '5']] as const) : []),
    ...fields,
  ])
}
