import { describe, expect, it } from 'vitest'
import { renderErrorPage } from '../../../../src/main/worker/pages/error-page.ts'
import { errorWords, type ErrorCause } from '../../../../src/main/worker/pages/error-words.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'

const statuses = [400, 403, 404, 405, 412, 414, 416, 417, 421, 431, 500, 501, 503, 505]
const errors: readonly { readonly status: number; readonly cause: ErrorCause | '' }[] = [
  ...statuses.map((status) => ({ status, cause: '' as const })),
  { status: 400, cause: 'malformed' },
  { status: 403, cause: 'not-listed' },
  { status: 403, cause: 'service-worker' },
  { status: 500, cause: 'too-many-entries' },
  { status: 503, cause: 'folder-gone' },
  { status: 503, cause: 'overload' },
]

const english = new PageTexts('en')
const render = (status: number, cause: ErrorCause | '' = '', texts = english) =>
  renderErrorPage(texts, status, errorWords(texts, status, cause === '' ? undefined : cause), '../../')
const heading = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1]
const button = (html: string) => /<a href="([^"]*)" class="home">(.*?)<\/a>/.exec(html)?.slice(1)

describe('an error page', () => {
  it.each(errors)(
    'An error page says its status, what happened and what to do: $status $cause',
    ({ status, cause }) => {
      const html = render(status, cause)
      expect(html).toContain(`<p class="status">${status}</p>`)
      expect(html).toContain(`<title>${heading(html)!} – Spool</title>`)
      expect(/<\/h1><p>(.*?)<\/p>/.exec(html)?.[1]).toMatch(/^[A-Z].{40,}\.$/)
    },
  )

  it('Each status and cause has its own words', () => {
    const headings = errors.map(({ status, cause }) => heading(render(status, cause)))
    expect(new Set(headings).size).toBe(errors.length)
  })

  it.each(errors)('An error page is shorter than 8 KiB: $status $cause', ({ status, cause }) => {
    expect(Buffer.byteLength(render(status, cause))).toBeLessThan(8 * 1024)
  })

  it.each(statuses.filter((status) => status !== 421 && status !== 503))(
    'The page of a %d leads to the shared folder',
    (status) => {
      expect(button(render(status))).toEqual(['../../', 'Go to the shared folder'])
    },
  )

  it.each<[number, ErrorCause | undefined]>([
    [503, undefined],
    [503, 'folder-gone'],
    [503, 'overload'],
  ])(
    'The page of an error that will pass leads to the same address again, and goes there after five seconds: %d %s',
    (status, cause) => {
      expect(button(render(status, cause))).toEqual(['', 'Try again'])
      expect(render(status, cause)).toContain('<meta http-equiv="refresh" content="5">')
    },
  )

  it.each<[number, ErrorCause]>([
    [400, 'selection-empty'],
    [404, 'selection-changed'],
    [409, 'selection-changed'],
  ])(
    'The page of a selection that can’t be had leads to another one in the same folder: %d %s',
    (status, cause) => {
      expect(button(render(status, cause))).toEqual(['./?select', 'Select'])
    },
  )

  it.each(statuses.filter((status) => status !== 503))('The page of a %d stays as it is', (status) => {
    expect(render(status)).not.toContain('http-equiv')
  })

  it.each<[string, number, ErrorCause | undefined]>([
    ['a 421: the same host would answer the same', 421, undefined],
    ['a folder that is not listed: the shared folder would not be either', 403, 'not-listed'],
  ])('No button leads on from %s', (_, status, cause) => {
    expect(button(render(status, cause))).toBeUndefined()
  })

  it.each([
    [418, 400],
    [599, 500],
  ])('The status %d, which Spool does not send, has the words of %d', (status, known) => {
    expect(heading(render(status))).toBe(heading(render(known)))
    expect(render(status)).toContain(`>${status}<`)
  })
})
