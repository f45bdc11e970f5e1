/**
 * Writes the fields that decide what pages of other origins may do with the share (Fetch Standard: "CORS protocol",
 * "Cross-Origin-Resource-Policy").
 */
import type { Fields } from './field-lines.ts'
import type { RequestHead } from './request-head.ts'

type FieldLines = readonly (readonly [name: string, value: string])[]

/**
 * A page from elsewhere can't read what it fetches, but without this it could run the share's scripts and show its images
 * in the visitor's browser.
 */
const closed: FieldLines = [['Cross-Origin-Resource-Policy', 'same-origin']]
const open: FieldLines = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', '*'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
]

/** How long a browser may cache a preflight's answer, which never changes: two hours, the most that Chromium allows. */
const maxAgeSeconds = 7200

/** Returns the field lines of every answer, errors included: without them a page could not even read the error. */
export function crossOriginFields(cors: boolean): FieldLines {
  return cors ? open : closed
}

/** Returns whether a browser asks if a page may make a request, which it does for requests that a form could not make. */
export function isPreflight({ method, fields }: RequestHead): boolean {
  return method === 'OPTIONS' && fields.has('origin') && fields.has('access-control-request-method')
}

/**
 * Returns the field lines, in addition to those of every answer, that allow GET and HEAD with the requested fields. These
 * are named, since `*` would leave out Authorization. The last line is for Chromium's Private Network Access.
 */
export function preflightFields(fields: Fields): FieldLines {
  const wanted = fields.get('access-control-request-headers')
  const isPrivateNetwork = fields.get('access-control-request-private-network') === 'true'
  return [
    ['Access-Control-Allow-Methods', 'GET, HEAD'],
    ['Access-Control-Allow-Headers', wanted === undefined || wanted === '' ? '*' : wanted],
    ['Access-Control-Max-Age', String(maxAgeSeconds)],
    ['Vary', 'Access-Control-Request-Headers, Access-Control-Request-Private-Network'],
    ...(isPrivateNetwork ? ([['Access-Control-Allow-Private-Network', 'true']] as const) : []),
  ]
}
