import { describe, expect, it } from 'vitest'
import { withErrorContent } from '../../../../src/main/worker/plans/error-plan.ts'
import {
  bytesPlan,
  errorPlan,
  refusalPlan,
  type ResponsePlan,
} from '../../../../src/main/worker/plans/response-plan.ts'

function answer(plan: ResponsePlan, accept?: string) {
  const { content, contentLength, fields } = withErrorContent(plan, accept, '/a/b')
  const bytes = content.kind === 'bytes' ? content.bytes : undefined
  expect(bytes).toHaveLength(contentLength!)
  return { text: bytes!.toString(), fields: new Map(fields) }
}

describe('an error, to whom it is told (RFC 9110 §12.5.1)', () => {
  it('is a page under the security policy of pages to who asks for one', () => {
    const { text, fields } = answer(errorPlan(404), 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect(text).toMatch(/^<!doctype html>.*<h1>We can’t find that<\/h1>/)
    expect(fields.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(fields.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  it('is JSON to who asks for that', () => {
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
    'is one line of text to %s',
    (accept) => {
      const { text, fields } = answer(errorPlan(404), accept)
      expect(text).toMatch(/^404 We can’t find that\. [^\n]+\.\n$/)
      expect(fields.get('Content-Type')).toBe('text/plain; charset=utf-8')
    },
  )

  it.each([[undefined], ['application/json'], ['text/html']])(
    'varies with Accept and is not stored: %s',
    (accept) => {
      const { fields } = answer(errorPlan(405, [['Allow', 'GET, HEAD']]), accept)
      expect(fields.get('Vary')).toBe('Accept')
      expect(fields.get('Cache-Control')).toBe('no-store')
      expect(fields.get('Allow')).toBe('GET, HEAD')
      expect(fields.has('Retry-After')).toBe(false)
    },
  )
})

describe('an answer that is no error', () => {
  it('stays as it is', () => {
    const plan = bytesPlan(200, Buffer.from('x'), [])
    expect(withErrorContent(plan, 'application/json', '/')).toBe(plan)
  })
})

describe('what is not available, 503, says why and when to come back', () => {
  const told = (plan: ReturnType<typeof refusalPlan>) => {
    expect(plan).toMatchObject({ status: 503 })
    const { text, fields } = answer(plan as ResponsePlan)
    expect(fields.get('Retry-After')).toBe('5')
    return text
  }

  it.each([
    ['the folder is gone', refusalPlan('folder-gone'), /^503 The shared folder isn’t there at the moment\./],
    ['a file is locked', refusalPlan(503), /^503 Not available just now\. Another program/],
    ['there is too much to do', errorPlan(503, [], 'overload'), /^503 Too much is going on/],
  ])('%s', (_, plan, words) => {
    expect(told(plan)).toMatch(words)
  })

  it('but not while descriptors may become free', () => {
    expect(refusalPlan('no-descriptors')).toBe('no-descriptors')
  })
})
