// What pages of other origins may do with what is served (Fetch Standard: "CORS protocol",
// "Cross-Origin-Resource-Policy").

import type { Fields, RequestHead } from './request-head.ts'

type FieldLines = readonly (readonly [name: string, value: string])[]

/**
 * A page from elsewhere can't read what it fetches; but without this it could run the share's scripts and look at its
 * images in the visitor's browser.
 */
const closed: FieldLines = [['Cross-Origin-Resource-Policy', 'same-origin']]
const open: FieldLines = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', '*'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
]

/** How long a browser may remember a preflight's answer, which never changes: two hours, all that Chromium takes. */
const maxAgeSeconds = 7200

/** The field lines of every answer, errors included: without them a page could not even read why it gets nothing. */
export function crossOriginFields(cors: boolean): FieldLines {
  return cors ? open : closed
}

/** Whether a browser asks if a page may make a request, which it does for those that a form could not make. */
export function isPreflight({ method, fields }: RequestHead): boolean {
  return method === 'OPTIONS' && fields.has('origin') && fields.has('access-control-request-method')
}

/**
 * The field lines, beside those of every answer, that allow GET and HEAD with the fields that were asked for. They are
 * named and not covered by `*`, which leaves out Authorization. The last line is for Chromium's Private Network Access.
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
