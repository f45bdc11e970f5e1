import { describe, expect, it } from 'vitest'
import { wordError } from '../../../../src/main/worker/plans/error-plan.ts'
import { errorPlan, refusalPlan, type ErrorPlan } from '../../../../src/main/worker/plans/response-plan.ts'

function answer(plan: ErrorPlan, accept?: string, acceptLanguage?: string) {
  const audience = { accept, acceptLanguage, rawTarget: '/a/b' }
  const { content, contentLength, fields } = wordError(plan, audience)
  const { bytes } = content
  expect(bytes).toHaveLength(contentLength!)
  return { text: bytes.toString(), fields: new Map(fields) }
}

describe('the content of an error (RFC 9110 §12.5.1)', () => {
  it('An error is a page, under the security policy of pages, if Accept prefers HTML', () => {
    const { text, fields } = answer(errorPlan(404), 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect(text).toMatch(/^<!doctype html>.*<h1>We can’t find that<\/h1>/)
    expect(fields.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(fields.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(fields.get('X-Robots-Tag')).toBe('noindex')
  })

  it('An error is JSON if Accept prefers JSON', () => {
    const { text, fields } = answer(errorPlan(404), 'application/json')
    expect(JSON.parse(text)).toEqual({
      status: 404,
      error:
        'We can’t find that. The file or folder may have been moved, renamed or removed. Look for it in the shared folder.',
    })
    expect(fields.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(fields.has('Content-Security-Policy')).toBe(false)
  })

  it.each([[undefined], ['*/*'], ['image/avif,image/webp,*/*;q=0.8']])(
    'An error is one line of text if Accept is %s',
    (accept) => {
      const { text, fields } = answer(errorPlan(404), accept)
      expect(text).toMatch(/^404 We can’t find that\. [^\n]+\.\n$/)
      expect(fields.get('Content-Type')).toBe('text/plain; charset=utf-8')
    },
  )

  it.each([[undefined], ['application/json'], ['text/html']])(
    'An error has Vary: Accept, Accept-Language and Cache-Control: no-store if Accept is %s',
    (accept) => {
      const { fields } = answer(errorPlan(405, [['Allow', 'GET, HEAD']]), accept)
      expect(fields.get('Vary')).toBe('Accept, Accept-Language')
      expect(fields.get('Cache-Control')).toBe('no-store')
      expect(fields.get('Allow')).toBe('GET, HEAD')
      expect(fields.has('Retry-After')).toBe(false)
    },
  )
})

describe('the language of an error (RFC 9110 §8.5, §12.5.4)', () => {
  it.each([
    ['text/html', '<!doctype html><html lang="de" dir="ltr">', '<h1>Das ist hier nicht zu finden</h1>'],
    ['application/json', '{"status":404,"error":"Das ist hier nicht zu finden. ', ' gelöscht. '],
    [undefined, '404 Das ist hier nicht zu finden. ', '.\n'],
  ])('An error is in the language of Accept-Language if Accept is %s', (accept, beginning, part) => {
    const { text, fields } = answer(errorPlan(404), accept, 'de-AT,de;q=0.9')
    expect(text.startsWith(beginning)).toBe(true)
    expect(text).toContain(part)
    expect(fields.get('Content-Language')).toBe('de')
  })

  it('An error is in English without Accept-Language', () => {
    expect(answer(errorPlan(404)).fields.get('Content-Language')).toBe('en')
  })

  it('The sentences of an error are joined as is usual in their language', () => {
    expect(answer(errorPlan(404), '*/*', 'ja').text).toMatch(/^404 見つかりませんでした。ファイル/)
  })
})

describe('a 503', () => {
  const textOf503 = (plan: ReturnType<typeof refusalPlan>) => {
    expect(plan).toMatchObject({ status: 503 })
    const { text, fields } = answer(plan as ErrorPlan)
    expect(fields.get('Retry-After')).toBe('5')
    return text
  }

  it.each([
    ['the folder is gone', refusalPlan('folder-gone'), /^503 The shared folder isn’t there at the moment\./],
    ['a file is locked', refusalPlan(503), /^503 Not available just now\. Another program/],
    ['there is too much to do', errorPlan(503, [], 'overload'), /^503 Too much is going on/],
  ])('A 503 says that %s, and when to come back', (_, plan, words) => {
    expect(textOf503(plan)).toMatch(words)
  })

  it('There is no 503 yet while file descriptors may become free', () => {
    expect(refusalPlan('no-descriptors')).toBe('no-descriptors')
  })
})
