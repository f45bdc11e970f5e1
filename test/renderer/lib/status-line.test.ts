import { expect, it } from 'vitest'
import { reasonPhrase } from '../../../src/http/status.ts'
import { statusLine } from '../../../src/renderer/src/lib/status-line.ts'

it('A status has the reason phrase that the server sends with it, if there is one', () => {
  for (let status = 100; status < 600; status++)
    expect(statusLine(status)).toBe(`${status} ${reasonPhrase(status)}`.trimEnd())
})

it('Status 404 is shown as Not Found, and a code that the server never sends as a number alone', () => {
  expect(statusLine(404)).toBe('404 Not Found')
  expect(statusLine(418)).toBe('418')
})
