// Sorts request methods into those we serve, those we refuse by name, and those we have never heard of.

const registered = new Set(
  // The IANA HTTP Method Registry as of 2026, without GET, HEAD and the reserved `*`.
  (
    'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE LABEL LINK LOCK MERGE MKACTIVITY ' +
    'MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH ' +
    'PUT QUERY REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF ' +
    'VERSION-CONTROL'
  ).split(' '),
)

/**
 * `supported`: GET and HEAD. `known`: registered with IANA, so 405 with `Allow: GET, HEAD`. `unknown`: 501.
 * Methods are case-sensitive (RFC 9110 §9.1): `get` is unknown.
 */
export function methodSupport(method: string): 'supported' | 'known' | 'unknown' {
  if (method === 'GET' || method === 'HEAD') return 'supported'
  return registered.has(method) ? 'known' : 'unknown'
}
