import { describe, expect, it } from 'vitest'
import { readSearch } from '../../../../src/main/worker/searches/search-query.ts'

describe('the query of a search', () => {
  it.each<[string, string, string | undefined]>([
    ['Words are separated by plus signs, as forms write them', 'q=two+words', 'two words'],
    ['Words are percent-encoded UTF-8', 'q=Gr%C3%BC%C3%9Fe%26', 'Grüße&'],
    ['White space is one space, and none at the ends', 'q=+a%0A%09++b+', 'a b'],
    ['A search for nothing is none', 'q=', undefined],
    ['A search for white space is none', 'q=+%20+', undefined],
    ['A character that no name has is searched for all the same', 'q=%00', '\0'],
    ['Bytes that are not UTF-8 are replaced', 'q=%FF', '\ufffd'],
    ['Characters beyond the two hundredth are ignored', `q=${'a'.repeat(500)}`, 'a'.repeat(200)],
    ['Characters of two UTF-16 units count once', `q=${'%F0%9F%98%80'.repeat(300)}`, '😀'.repeat(200)],
    ['A query without a value is ignored', 'q', undefined],
    ['Another parameter beside it is ignored with it', 'q=a&v=3', undefined],
    ['Another query is ignored', 'search=a', undefined],
    ['An empty query is no search', '', undefined],
  ])('%s', (_title, query, search) => {
    expect(readSearch(query)).toBe(search)
  })
})
