/** What a status code says, in the words of its specification: those of the answers themselves, in every language. */

/** Those that the server sends. */
const reasonPhrases: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  412: 'Precondition Failed',
  414: 'URI Too Long',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  421: 'Misdirected Request',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
}

/** `404 Not Found`; the number alone for a code that the server never sends (RFC 9110 §15, RFC 6585 §5). */
export function statusLine(status: number): string {
  return `${status} ${reasonPhrases[status] ?? ''}`.trimEnd()
}
