import { beforeEach, describe, expect, it, vi } from 'vitest'
import { wordError, type ErrorAudience } from '../../../src/main/worker/plans/error-plan.ts'
import { errorPlan, type ErrorPlan } from '../../../src/main/worker/plans/response-plan.ts'
import { Refusals, type Refusal } from '../../../src/main/worker/refusals.ts'

const worded = vi.hoisted(() => ({ times: 0 }))
vi.mock(import('../../../src/main/worker/plans/error-plan.ts'), async (original) => {
  const module = await original()
  return {
    ...module,
    wordError: (...parts: Parameters<typeof wordError>) => {
      worded.times++
      return module.wordError(...parts)
    },
  }
})

const browser: ErrorAudience = { accept: 'text/html', acceptLanguage: 'de', rawTarget: '/a/b' }
const noonMs = Date.UTC(2026, 4, 14, 12)
const common: Refusal = { plan: errorPlan(404), audience: browser, shareFields: [['A', 'b']] }

let refusals: Refusals
beforeEach(() => {
  refusals = new Refusals()
  worded.times = 0
})

function answer(
  change: Partial<Refusal> = {},
  form: { isHead?: boolean; nowMs?: number; end?: string } = {},
) {
  const data = Buffer.alloc(64 * 1024)
  const { isHead = false, nowMs = noonMs + 1000, end = '' } = form
  const { headBytes, contentBytes } = refusals.write(
    data,
    { ...common, ...change },
    { isHead, nowMs, connection: end, isCancelled: () => false },
  )
  const text = data.toString('utf8', 0, headBytes + contentBytes)
  return { head: text.slice(0, headBytes), content: text.slice(headBytes) }
}

describe('an error that is answered again', () => {
  it('It is worded once, and says when this answer was made and what becomes of its connection', () => {
    const first = answer({}, { nowMs: noonMs })
    const second = answer({}, { end: 'Connection: close\r\n' })
    expect(worded.times).toBe(1)
    expect(first.head).toMatch(
      /^HTTP\/1\.1 404 Not Found\r\nDate: Thu, 14 May 2026 12:00:00 GMT\r\nServer: Spool\r\n/,
    )
    expect(first.head).toMatch(/\r\nA: b\r\n(.+\r\n)*Content-Length: \d+\r\n\r\n$/)
    expect(second.head).toBe(
      first.head.replace('12:00:00', '12:00:01').replace(/\r\n$/, 'Connection: close\r\n\r\n'),
    )
    expect(second.content).toBe(first.content)
    expect(first.content).toMatch(/^<!doctype html>/)
    expect(first.head).toContain(`Content-Length: ${Buffer.byteLength(first.content)}\r\n`)
  })

  it('A HEAD gets the same head without the content (RFC 9110 §9.3.2)', () => {
    const { head } = answer()
    expect(answer({}, { isHead: true })).toMatchObject({ head, content: '' })
  })

  it('At most 64 are kept, whatever targets clients make up', () => {
    const target = (level: number) => ({ audience: { ...browser, rawTarget: '/a'.repeat(level + 1) } })
    answer(target(0))
    for (let level = 1; level < 64; level++) answer(target(level))
    answer(target(0))
    expect(worded.times).toBeLessThanOrEqual(64)
    for (let level = 0; level < 200; level++) answer({ plan: errorPlan(404, [['B', `${level}`]]) })
    const before = worded.times
    answer(target(0))
    expect(worded.times).toBe(before + 1)
  })

  it.each<[string, Partial<Refusal>]>([
    ['status', { plan: errorPlan(403) }],
    ['cause', { plan: errorPlan(404, [], 'selection-changed') }],
    ['field', { plan: errorPlan(404, [['Allow', 'GET, HEAD']]) }],
    ['form', { audience: { ...browser, accept: 'application/json' } }],
    ['language', { audience: { ...browser, acceptLanguage: 'fr' } }],
    ['depth', { audience: { ...browser, rawTarget: '/a/b/c' } }],
    ['field of the share', { shareFields: [['A', 'c']] }],
  ])('One with another %s is another one', (_what, change) => {
    const known = answer()
    const { plan, audience, shareFields } = { ...common, ...change }
    const { head, content } = answer(change)
    expect({ head, content }).not.toEqual({ head: known.head, content: known.content })
    const expected = wordError(plan satisfies ErrorPlan, audience)
    expect(expected.content).toMatchObject({ kind: 'bytes', bytes: Buffer.from(content) })
    for (const [name, value] of [...expected.fields, ...shareFields])
      expect(head).toContain(`\r\n${name}: ${value}\r\n`)
    expect(answer()).toEqual(known)
  })
})
