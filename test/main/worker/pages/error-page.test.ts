import { describe, expect, it } from 'vitest'
import { renderErrorPage } from '../../../../src/main/worker/pages/error-page.ts'

const statuses = [400, 403, 404, 405, 408, 412, 414, 416, 417, 421, 431, 500, 501, 503, 505]
const heading = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1]

describe('an error page', () => {
  it.each(statuses)('%d says its status, what happened and what to do', (status) => {
    const html = renderErrorPage(status)
    expect(html).toContain(`<p class="status">${status}</p>`)
    expect(html).toContain(`<title>${heading(html)!} – Spool</title>`)
    expect(/<\/h1><p>(.*?)<\/p>/.exec(html)?.[1]).toMatch(/^[A-Z].{40,}\.$/)
  })

  it('each status has words of its own', () => {
    expect(new Set(statuses.map((status) => heading(renderErrorPage(status)))).size).toBe(statuses.length)
  })

  it.each(statuses)('%d is small', (status) => {
    expect(Buffer.byteLength(renderErrorPage(status))).toBeLessThan(8 * 1024)
  })

  it.each(statuses.filter((status) => status !== 421))('%d leads to the shared folder', (status) => {
    expect(renderErrorPage(status)).toContain('<a class="home" href="/">')
  })

  it('421 does not: the same host would answer the same', () => {
    expect(renderErrorPage(421)).not.toContain('class="home"')
  })

  it.each([
    [418, 400],
    [599, 500],
  ])('%d, which Spool does not send, has the words of %d', (status, known) => {
    expect(heading(renderErrorPage(status))).toBe(heading(renderErrorPage(known)))
    expect(renderErrorPage(status)).toContain(`>${status}<`)
  })
})
