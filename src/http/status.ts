/** The status codes that Spool answers with. */

const reasonPhrases = {
  200: 'OK',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  414: 'URI Too Long',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
} as const

/** Every status code Spool sends (RFC 9110 §15; 429 and 431 are from RFC 6585). */
export type Status = keyof typeof reasonPhrases

/** Returns the phrase after the code in a status line; '', which is allowed, for a code that Spool never sends. */
export function reasonPhrase(status: number): string {
  return (reasonPhrases as Record<number, string>)[status] ?? ''
}
