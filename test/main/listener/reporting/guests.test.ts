import { beforeEach, describe, expect, it, vi } from 'vitest'
import { countQuick, Guests } from '../../../../src/main/listener/reporting/guests.ts'

let guests: Guests
beforeEach(() => void (guests = new Guests()))

const listed = () => guests.list().map(({ client }) => client)

describe('the list of guests', () => {
  it('A guest is known by its address, however often it connects', () => {
    vi.spyOn(Date, 'now').mockReturnValueOnce(1000)
    const guest = guests.connected('192.0.2.1')
    expect(guests.connected('192.0.2.1')).toBe(guest)
    guests.disconnected(guest)
    guest.contentBytes += 5
    expect(guests.list()).toEqual([
      {
        client: '192.0.2.1',
        userAgent: '',
        downloads: 0,
        quickDownloads: 0,
        quickBytes: 0,
        quickTarget: '',
        quickMs: 0,
        contentBytes: 5,
        connections: 1,
        firstMs: 1000,
        lastMs: 1000,
      },
    ])
    guests.disconnected(guest)
    expect(guests.list()).toMatchObject([{ connections: 0, contentBytes: 5 }])
    expect(guests.connected('192.0.2.1')).toBe(guest)
  })

  it('Of downloads that went fast their number and bytes are kept, when the last ended, and the name of one that came alone', () => {
    const guest = guests.connected('a')
    vi.spyOn(Date, 'now').mockReturnValueOnce(1000).mockReturnValueOnce(2000).mockReturnValueOnce(2099)
    countQuick(guest, { target: '/a.jpg' }, 5)
    countQuick(guest, { target: '/b.jpg' }, 7)
    countQuick(guest, { target: '/c.jpg' }, 1)
    expect(guests.list()).toMatchObject([
      { quickDownloads: 3, quickBytes: 13, quickTarget: '/b.jpg', quickMs: 2099 },
    ])
  })

  it('The guests that were sent something last come first', () => {
    for (const [client, lastMs] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const)
      guests.connected(client).lastMs = lastMs
    expect(listed()).toEqual(['b', 'c', 'a'])
  })

  it('The list has 100 guests at most', () => {
    for (let number = 0; number < 150; number++) guests.connected(`${number}`).lastMs = number
    expect(listed()).toEqual(Array.from({ length: 100 }, (_, nth) => `${149 - nth}`))
  })

  it('A list stays as it is when its guests go on', () => {
    const guest = guests.connected('a')
    const list = guests.list()
    guest.downloads++
    expect(list).toMatchObject([{ downloads: 0 }])
  })

  it('Of more than 1,000 guests those longest gone are forgotten, and never one that is here', () => {
    const stays = guests.connected('stays')
    const visit = (client: string) => {
      const guest = guests.connected(client)
      guest.downloads++
      guests.disconnected(guest)
    }
    for (let number = 0; number < 1000; number++) visit(`${number}`)
    visit('1')
    guests.connected('new')
    expect(guests.connected('stays')).toBe(stays)
    const downloads = ['1', '0', '2', '999'].map((client) => guests.connected(client).downloads)
    expect(downloads).toEqual([2, 0, 0, 1])
  })
})
