import { describe, expect, it } from 'vitest'
import { readArchiveQuery } from '../../src/shared/archive-query.ts'

describe('the query that asks for an archive', () => {
  it.each([
    ['zip', 'zip', undefined],
    ['tar', 'tar', undefined],
    ['zip=', 'zip', { hashes: [], isExcept: false }],
    ['zip&f=abc-_9', 'zip', { hashes: ['abc-_9'], isExcept: false }],
    ['tar=&f=abcdef&f=ghijkl', 'tar', { hashes: ['abcdef', 'ghijkl'], isExcept: false }],
    ['zip&x=abcdef', 'zip', { hashes: ['abcdef'], isExcept: true }],
  ])('An archive is asked for: ?%s', (query, format, selection) => {
    expect(readArchiveQuery(query)).toEqual({ format, selection })
  })

  it.each([
    '',
    'ZIP',
    'zip&',
    'zip=1',
    'zipf=abcdef',
    'zip&f=abcde',
    'zip&f=abcdefg',
    'zip&f=abcdef&x=abcdef',
    'f=abcdef',
    'v=3&zip',
  ])('Any other query asks for none: ?%s', (query) => {
    expect(readArchiveQuery(query)).toBeUndefined()
  })

  it('As many entries can be chosen as fit into a request line', () => {
    const hashes = Array.from({ length: 1800 }, (_, number) => String(number).padStart(6, '0'))
    const query = `zip&${hashes.map((hash) => `f=${hash}`).join('&')}`
    expect(readArchiveQuery(query)?.selection?.hashes).toEqual(hashes)
  })
})
