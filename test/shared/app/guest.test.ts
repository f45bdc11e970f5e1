import { describe, expect, it } from 'vitest'
import {
  guestDevice,
  guestLabel,
  guestName,
  renamed,
  tidyGuestName,
  type GuestName,
} from '../../../src/shared/app/guest.ts'

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const iPhone = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webKit}`
const iPad = `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${webKit}`
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const android = `Mozilla/5.0 (Linux; Android 10; K) ${blink}`
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64)`
const linux = 'Mozilla/5.0 (X11; Linux x86_64'

describe('a User-Agent', () => {
  it.each([
    // Phones and tablets
    [`${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`, 'iPhone', 'Safari'],
    [`${iPhone} CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1`, 'iPhone', 'Chrome'],
    [`${iPhone} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, 'iPhone', 'Firefox'],
    [`${iPhone} Version/18.0 EdgiOS/138.0.3351.83 Mobile/15E148 Safari/604.1`, 'iPhone', 'Edge'],
    [`${iPhone} Mobile/15E148`, 'iPhone', 'Safari'],
    ['AppleCoreMedia/1.0.0.22F76 (iPhone; U; CPU OS 18_5 like Mac OS X; en_us)', 'iPhone', ''],
    [`${iPad} Version/18.5 Mobile/15E148 Safari/604.1`, 'iPad', 'Safari'],
    [`${iPad} CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1`, 'iPad', 'Chrome'],
    [`${android} Chrome/138.0.0.0 Mobile Safari/537.36`, 'Android', 'Chrome'],
    [`${android} Chrome/138.0.0.0 Safari/537.36`, 'Android', 'Chrome'],
    [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Android', 'Samsung Internet'],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Android', 'Firefox'],
    [`${android} Chrome/138.0.0.0 Mobile Safari/537.36 EdgA/138.0.0.0`, 'Android', 'Edge'],
    [`${android} Chrome/138.0.0.0 Mobile Safari/537.36 OPR/90.0.0.0`, 'Android', 'Opera'],
    ['Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UQ1A)', 'Android', ''],
    // Computers; an iPad that asks for desktop pages looks like the first.
    [`${mac} ${webKit} Version/18.5 Safari/605.1.15`, 'Mac', 'Safari'],
    [`${mac} ${blink} Chrome/138.0.0.0 Safari/537.36`, 'Mac', 'Chrome'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Mac',
      'Firefox',
    ],
    [`${windows} ${blink} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`, 'Windows PC', 'Edge'],
    [`${windows} ${blink} Chrome/138.0.0.0 Safari/537.36`, 'Windows PC', 'Chrome'],
    [`${windows.slice(0, -1)}; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Windows PC', 'Firefox'],
    [`${windows} ${blink} Chrome/137.0.0.0 Safari/537.36 OPR/122.0.0.0`, 'Windows PC', 'Opera'],
    [`${linux}; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Linux PC', 'Firefox'],
    [`${linux}) ${blink} Chrome/138.0.0.0 Safari/537.36`, 'Linux PC', 'Chrome'],
    // GNOME Web
    [`${linux}) ${webKit} Version/18.0 Safari/605.1.15`, 'Linux PC', ''],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/138.0.0.0 Safari/537.36`,
      'Chromebook',
      'Chrome',
    ],
    // Televisions and consoles
    [`Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) ${blink} 94.0.4606.31/7.0 TV Safari/537.36`, 'TV', ''],
    [
      `Mozilla/5.0 (Web0S; Linux/SmartTV) ${blink} Chrome/94.0.4606.128 Safari/537.36 WebAppManager`,
      'TV',
      '',
    ],
    [
      `Mozilla/5.0 (Linux; Android 12; BRAVIA 4K UR2 Build/STT2) ${blink} Chrome/128.0.0.0 Safari/537.36`,
      'TV',
      'Chrome',
    ],
    ['Kodi/21.0 (Linux; Android 11; SHIELD Android TV Build/RQ1A.210105.003) Android/11.0.0', 'TV', 'Kodi'],
    ['Kodi/21.2 (Windows NT 10.0; Win64; x64) App_Bitness/64 Version/21.2', 'Windows PC', 'Kodi'],
    [
      `Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/613.0 (KHTML, like Gecko) NF/6.0.3.27.0 NintendoBrowser/5.1.0.34128`,
      'Nintendo Switch',
      '',
    ],
    [
      `Mozilla/5.0 (PlayStation; PlayStation 5/9.00) ${webKit} Version/17.0 Safari/605.1.15`,
      'PlayStation 5',
      '',
    ],
    [`Mozilla/5.0 (PlayStation 4 11.00) ${webKit} Version/14.0 Safari/605.1.15`, 'PlayStation 4', ''],
    [
      `${windows.slice(0, -1)}; Xbox; Xbox One) ${blink} Chrome/138.0.0.0 Safari/537.36 Edge/44.18363.8131`,
      'Xbox',
      'Edge',
    ],
    // Programs
    ['VLC/3.0.21 LibVLC/3.0.21', '', 'VLC'],
    ['libmpv', '', 'mpv'],
    ['Lavf/61.7.100', '', 'FFmpeg'],
    ['curl/8.14.1', '', 'curl'],
    ['Wget/1.25.0', '', 'wget'],
    ['aria2/1.37.0', '', 'aria2'],
    ['python-requests/2.32.4', '', 'python-requests'],
    ['Infuse/8.1 CFNetwork/3826.500.131 Darwin/24.5.0', '', 'Infuse'],
    // Nothing to go by, and what means to deceive
    ['', '', ''],
    ['/', '', ''],
    ['Mozilla/5.0', '', ''],
    ['Mozilla/5.0 (\u202e) Evil\u202e/1', '', ''],
    ['<b>curl</b>', '', ''],
    [`${'x'.repeat(10_240)}/1`, '', ''],
    [`Mozilla/5.0 ${'('.repeat(10_240)}`, '', ''],
    ['__proto__/1', '', '__proto__'],
    ['constructor', '', 'constructor'],
  ])('A User-Agent reveals device and program: %s', (userAgent, device, browser) => {
    expect(guestDevice(userAgent)).toEqual({ device, browser })
  })

  it('A User-Agent of 10 KiB, whatever it repeats, is read in less than 50 ms', () => {
    const began = performance.now()
    for (const piece of ['(', 'a/', ' ', 'Android ', 'Version/', '-_.', ';;'])
      guestDevice(`Mozilla/5.0 ${piece.repeat(10_240 / piece.length)}`)
    expect(performance.now() - began).toBeLessThan(50)
  })
})

const anna: GuestName = { client: '192.168.1.7', device: 'iPhone', name: 'Anna’s phone' }
const safari = `${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`

describe('the name of a guest', () => {
  it.each([
    ['the same device', 'iPhone', 'Anna’s phone'],
    ['an unknown device', '', 'Anna’s phone'],
    ['another device', 'Android', undefined],
  ])('The name of a guest holds for its address and %s', (_which, device, name) => {
    expect(guestName([anna], anna.client, device)).toBe(name)
    expect(guestName([anna], '192.168.1.8', device)).toBeUndefined()
  })

  it('A name that was given while the device was unknown holds for any', () => {
    expect(guestName([{ ...anna, device: '' }], anna.client, 'Android')).toBe('Anna’s phone')
  })

  it('A new name replaces that of the same guest, comes first, and the empty name removes it', () => {
    const tv = { client: '192.168.1.9', device: 'TV', name: 'Living room' }
    const both = renamed([anna], tv)
    expect(both).toEqual([tv, anna])
    expect(renamed(both, { ...anna, name: 'Anna' })).toEqual([{ ...anna, name: 'Anna' }, tv])
    expect(renamed(both, { ...anna, name: '' })).toEqual([tv])
  })

  it('Two devices that take turns at an address keep a name each', () => {
    const bob = { client: anna.client, device: 'Android', name: 'Bob' }
    const names = renamed([anna], bob)
    expect(guestName(names, anna.client, 'iPhone')).toBe('Anna’s phone')
    expect(guestName(names, anna.client, 'Android')).toBe('Bob')
  })

  it('The oldest names are dropped when there are more than 200', () => {
    let names: GuestName[] = []
    for (let number = 0; number < 201; number++)
      names = renamed(names, { client: `10.0.0.${number}`, device: '', name: `${number}` })
    expect(names).toHaveLength(200)
    expect([names[0]!.name, names.at(-1)!.name]).toEqual(['200', '1'])
  })

  it.each([
    ['  Anna ', 'Anna'],
    ['Anna\u202e\n\u0007', 'Anna'],
    ['\u3000', ''],
    ['👩‍💻 Zoë', '👩‍💻 Zoë'],
    ['x'.repeat(61), 'x'.repeat(60)],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ])('A name keeps what can be seen, 60 characters at most: %j', (typed, name) => {
    expect(tidyGuestName(typed)).toBe(name)
  })
})

it.each([
  ['its name', anna.client, safari, 'Anna’s phone'],
  ['its device and browser', '192.168.1.8', safari, 'iPhone · Safari'],
  [
    'its program, with the address that anybody could claim to be',
    '192.168.1.8',
    'curl/8.14.1',
    'curl · 192.168.1.8',
  ],
  ['its address', '192.168.1.8', '', '192.168.1.8'],
])('A guest is called by what is known, first of all %s', (_what, client, userAgent, label) => {
  expect(guestLabel({ client, userAgent }, [anna])).toBe(label)
})
