import { describe, expect, it } from 'vitest'
import { itemLink } from '../../../src/renderer/src/lib/item-link.ts'

const share = 'http://10.0.0.7:8080/~abcdefghijklmnopqrstuvwxy2/'

describe('itemLink', () => {
  it('The link of a file leads to the page about it, that of a folder to its listing, with the key of the share', () => {
    expect(itemLink(share, 'film.mkv', false)).toBe(`${share}film.mkv?view`)
    expect(itemLink(share, 'Photos', true)).toBe(`${share}Photos/`)
  })

  it('Every byte of a name arrives', () => {
    expect(itemLink(share, 'a b?#%\xc3\xa4\xff', true)).toBe(`${share}a%20b%3F%23%25%C3%A4%FF/`)
  })
})
