import { describe, expect, it } from 'vitest'
import { aboveHref, entryHref, rootHref, viewHref } from '../../../../src/main/worker/pages/listing-links.ts'

describe('a link from a listing', () => {
  it.each([
    ['A film (2020).mkv', 'A%20film%20(2020).mkv'],
    ['a:b', 'a%3Ab'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['...', '...'],
    ['%2e%2e', '%252e%252e'],
  ])('The link to %s is its name, encoded, and never a scheme', (name, href) => {
    expect(entryHref({ name, type: 'file' })).toBe(href)
    expect(entryHref({ name, type: 'folder' })).toBe(`${href}/`)
  })

  it.each([
    [0, './'],
    [1, '../'],
    [3, '../../../'],
  ])('The link to %i levels above is the relative %s', (levels, href) => {
    expect(aboveHref(levels)).toBe(href)
  })

  it('The link to the first page by name removes the query from the address', () => {
    expect(viewHref({ sort: 'name', descending: false, page: 1 })).toBe('./')
    expect(viewHref({ sort: 'size', descending: true, page: 2 })).toBe('?sort=size&amp;order=desc&amp;page=2')
  })
})

describe('the link to the root', () => {
  it.each([
    '/',
    '/none',
    '/a/none.txt',
    '/a/b/',
    '/a//b',
    '/a%2Fb/c',
    '/a/b?c=/d/e',
    '/a/b/c/',
    'http://host.example/a/b?x',
    'http://host.example?x',
  ])('The link from %s to the root leads there below any path of a proxy', (target) => {
    const { pathname, search } = new URL(target, 'http://host.example')
    const below = new URL(rootHref(target), `http://proxy.example/share/sub${pathname}${search}`)
    expect(below.href).toBe('http://proxy.example/share/sub/')
  })

  it('The link to the root is / from more than a hundred levels below', () => {
    expect(rootHref('/'.repeat(8000))).toBe('/')
  })
})
