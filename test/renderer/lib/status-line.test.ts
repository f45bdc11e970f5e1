import { expect, it } from 'vitest'
import { reasonPhrase } from '../../../src/http/status.ts'
import { statusLine } from '../../../src/renderer/src/lib/status-line.ts'

it('a status has the phrase that answers with it have, as far as it is one of the server’s', () => {
  for (let status = 100; status < 600; status++)
    expect(statusLine(status)).toBe(`${status} ${reasonPhrase(status)}`.trimEnd())
})

it('404 is said to be Not Found, and a code that the server never sends is a number alone', () => {
  expect(statusLine(404)).toBe('404 Not Found')
  expect(statusLine(418)).toBe('418')
})
