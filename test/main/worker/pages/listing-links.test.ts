import { describe, expect, it } from 'vitest'
import { aboveHref, entryHref, rootHref, viewHref } from '../../../../src/main/worker/pages/listing-links.ts'

describe('a link from a listing', () => {
  it.each([
    ['A film (2020).mkv', 'A%20film%20(2020).mkv'],
    ['a:b', 'a%3Ab'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['...', '...'],
    ['%2e%2e', '%252e%252e'],
  ])('to the file %s is its name, encoded, and never a scheme', (name, href) => {
    expect(entryHref({ name, type: 'file' })).toBe(href)
    expect(entryHref({ name, type: 'folder' })).toBe(`${href}/`)
  })

  it.each([
    [0, './'],
    [1, '../'],
    [3, '../../../'],
  ])('%i levels up is relative', (levels, href) => {
    expect(aboveHref(levels)).toBe(href)
  })

  it('to the first page by name takes the query of the address away', () => {
    expect(viewHref({ sort: 'name', descending: false, page: 1 })).toBe('./')
    expect(viewHref({ sort: 'size', descending: true, page: 2 })).toBe('?sort=size&amp;order=desc&amp;page=2')
  })
})

describe('a link to the root', () => {
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
  ])('from %s leads there below any path of a proxy', (target) => {
    const { pathname, search } = new URL(target, 'http://host.example')
    const below = new URL(rootHref(target), `http://proxy.example/share/sub${pathname}${search}`)
    expect(below.href).toBe('http://proxy.example/share/sub/')
  })

  it('takes no more place than a hundred levels do', () => {
    expect(rootHref('/'.repeat(8000))).toBe('/')
  })
})
