import { describe, expect, it } from 'vitest'
import { itemsRoot, ShareItems } from '../../../src/main/files/share-items.ts'

const folder = (place: string, name = place) => ({ name, place, isFolder: true })
const file = (place: string, name = place) => ({ name, place, isFolder: false })

describe('the items of a share', () => {
  it('A path leads to an item and what is below it, or nowhere', () => {
    const items = new ShareItems([folder('/p/Photos', 'Photos')], 'linux')
    expect(items.find(`${itemsRoot}/Photos`)).toMatchObject({ item: { place: '/p/Photos' }, below: '' })
    expect(items.find(`${itemsRoot}/Photos/a/b.jpg`)).toMatchObject({ below: 'a/b.jpg' })
    expect(items.find(`${itemsRoot}/Photo`)).toBeUndefined()
  })

  it.each([
    ['what is in a folder', '/p/Photos/a.jpg', ['a.jpg']],
    ['the folder itself', '/p/Photos', ['']],
    ['a file', '/etc/hosts', ['']],
    ['what is in two of them', '/p/Photos/2024/b.jpg', ['b.jpg', '2024/b.jpg']],
    ['nothing: a folder whose name only begins like that of an item', '/p/Photos2/a.jpg', []],
    ['nothing: a folder above an item', '/p', []],
    ['nothing: what is below a file', '/etc/hosts/x', []],
  ])('A real path belongs to the items that it is in: %s', (_what, real, parts) => {
    const items = [folder('/p/Photos'), folder('/p/Photos/2024'), file('/etc/hosts')]
    expect(new ShareItems(items, 'linux').partsBelow(real)).toEqual(parts)
  })

  it.each([
    ['linux', '/', '/home/me/a', ['home/me/a']],
    ['win32', 'C:\\', 'C:\\Users\\a', ['Users\\a']],
    ['win32', 'C:\\', 'D:\\Users\\a', []],
  ] as const)('All of a disk is below it (%s: %s, %s)', (platform, place, real, parts) =>
    expect(new ShareItems([folder(place)], platform).partsBelow(real)).toEqual(parts),
  )
})
