import { describe, expect, it } from 'vitest'
import { noticeLine } from '../../../src/main/cli/notice.ts'

const notice = { code: 'port-moved', message: "Port 8080 isn't available." } as const

describe('a notice', () => {
  it.each(['text', 'combined', 'none'] as const)(
    'A notice is a line for people where the log is %s',
    (format) => {
      expect(noticeLine(notice, format)).toBe("spool: Port 8080 isn't available.\n")
    },
  )

  it('A notice is an event where the log is for programs', () => {
    const line = noticeLine(notice, 'json')
    expect(line).toMatch(/^\{.*\}\n$/)
    expect(JSON.parse(line)).toEqual({
      event: 'notice',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      ...notice,
    })
  })
})
