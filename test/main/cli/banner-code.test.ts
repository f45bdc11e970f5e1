import { describe, expect, it } from 'vitest'
import { bannerCode } from '../../../src/main/cli/banner-code.ts'
import { qrCode } from '../../../src/main/cli/qr-code.ts'
import type { ShareLink } from '../../../src/shared/app/app-state.ts'

const link = (url: string, kind: ShareLink['kind']): ShareLink => ({
  url,
  kind,
  adapter: '',
  isDefault: false,
})
const wifi = link('http://192.168.1.23:8080/', 'wifi')
const here = link('http://localhost:8080/', 'loopback')
const terminal = (colours: number, isTTY = true) => ({
  isTTY,
  columns: 80,
  rows: 24,
  hasColors: ((count = 16) =>
    typeof count === 'number' && count <= colours) as NodeJS.WriteStream['hasColors'],
})
const room = { columns: 80, rows: 24 }

describe('whether the banner has a QR code', () => {
  it('On a terminal with colours the banner has the code of the first link, where there is room', () => {
    expect(bannerCode([wifi, here], undefined, terminal(256), {})).toEqual({
      ...qrCode(wifi.url, 'exact'),
      room,
    })
    expect(bannerCode([wifi, here], undefined, terminal(16), {})).toEqual({
      ...qrCode(wifi.url, 'named'),
      room,
    })
  })

  it('A link that only this computer can open is no reason for a code', () => {
    expect(bannerCode([here], undefined, terminal(256), {})).toBeUndefined()
  })

  it('A link that others can open goes before one that only this computer can open', () => {
    expect(bannerCode([here, wifi], undefined, terminal(256), {})?.lines).toEqual(
      qrCode(wifi.url, 'exact').lines,
    )
  })

  it.each<[where: string, colours: number, isTTY: boolean, environment: Record<string, string>]>([
    ['on a terminal without colours', 2, true, {}],
    ['with NO_COLOR', 256, true, { NO_COLOR: '1' }],
    ['in a pipe', 256, false, {}],
  ])('There is no code unless it is asked for %s, and then it is plain', (_, colours, isTTY, environment) => {
    const stream = terminal(colours, isTTY)
    expect(bannerCode([wifi], undefined, stream, environment)).toBeUndefined()
    expect(bannerCode([wifi], true, stream, environment)).toEqual({
      ...qrCode(wifi.url, 'none'),
      room: undefined,
    })
  })

  it('A code that is asked for is shown in any case, also for this computer alone', () => {
    expect(bannerCode([here], true, terminal(256), {})).toEqual({
      ...qrCode(here.url, 'exact'),
      room: undefined,
    })
  })

  it('There is no code if nobody wants one', () => {
    expect(bannerCode([wifi], false, terminal(256), {})).toBeUndefined()
  })
})
