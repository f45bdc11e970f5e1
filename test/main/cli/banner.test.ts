import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { banner, type BannerFacts } from '../../../src/main/cli/banner.ts'
import type { ShareLink } from '../../../src/shared/app/app-state.ts'
import { textStyle } from '../../../src/main/cli/text-style.ts'

function link(url: string, kind: ShareLink['kind'], adapter = ''): ShareLink {
  return { url, kind, adapter, isDefault: false }
}

const facts: BannerFacts = {
  version: '1.2.3',
  places: ['/home/ann/Photos'],
  links: [link('http://127.0.0.1:8080/', 'loopback', 'lo')],
  code: undefined,
  pin: undefined,
  threads: 4,
  queue: 64,
  ends: undefined,
  remarks: [],
  logFile: undefined,
}
const plain = textStyle(false)

describe('the banner', () => {
  it('The banner shows folder, link, threads and how to stop', () => {
    expect(banner(facts, plain)).toBe(
      `
  Spool 1.2.3

  Sharing  /home/ann/Photos
  Open     http://127.0.0.1:8080/  this computer only
  Threads  4, queue of 64

  Press Ctrl+C to stop.

`,
    )
  })

  it('The banner shows what is shared together, up to eight of it, and counts the rest', () => {
    const places = Array.from({ length: 12 }, (_, index) => `/p/${index}`)
    const shown = places.slice(0, 8).join('\n           ')
    expect(banner({ ...facts, places }, plain)).toContain(
      `  Sharing  ${shown}\n           and 4 more\n  Open `,
    )
  })

  it('The banner shows when the share ends on its own', () => {
    expect(banner({ ...facts, ends: 'at 18:00' }, plain)).toContain('\n  Ends     at 18:00\n')
  })

  it('The banner shows the PIN below the links', () => {
    expect(banner({ ...facts, pin: '012345' }, plain)).toContain('only\n  PIN      012345\n  Threads')
  })

  it('The banner shows where the log goes if it goes to a file', () => {
    expect(banner({ ...facts, logFile: 'a\n.log' }, plain)).toContain('\n  Log      a\\x0a.log\n')
  })

  it('The banner aligns several links and their notes', () => {
    const links = [
      link('http://10.0.0.2:8080/', 'ethernet', 'eth0'),
      link('http://[2001:db8::2]:8080/', 'ethernet', 'eth0'),
      link('http://localhost:8080/', 'loopback'),
    ]
    expect(banner({ ...facts, links }, plain)).toContain(
      `
  Open     http://10.0.0.2:8080/       Ethernet, eth0
           http://[2001:db8::2]:8080/  Ethernet, eth0
           http://localhost:8080/      this computer only
  Threads`,
    )
  })

  it('The banner has a paragraph for each remark', () => {
    expect(banner({ ...facts, remarks: ['The first.', 'The second.'] }, plain)).toContain(
      '\n\n  The first.\n\n  The second.\n\n  Press Ctrl+C',
    )
  })

  const rows = (count: number) => ({ columns: 80, rows: count })
  const code = { lines: Array.from({ length: 15 }, (_, line) => `code ${line}`), columns: 29 }
  const drawn = (room: { columns: number; rows: number } | undefined, more: Partial<BannerFacts> = {}) =>
    banner({ ...facts, ...more, code: { ...code, room } }, plain).includes('  code 0\n')

  it('The QR code stands below the links, if it is on the screen together with all that follows', () => {
    expect(banner({ ...facts, code: { ...code, room: rows(24) } }, plain)).toMatch(
      /Threads .*\n\n {2}code 0\n(?: {2}code \d+\n){14}\n {2}Press Ctrl\+C to stop\.\n\n$/,
    )
    // 15 lines of the code, 3 after it, and the one with the cursor.
    expect([drawn(rows(19)), drawn(rows(18))]).toEqual([true, false])
  })

  it.each<[what: string, remarks: string[], neededRows: number]>([
    ['a remark', ['Something to know.'], 21],
    ['a remark that is longer than a line', ['x'.repeat(100)], 22],
    ['a remark whose letters are wide', ['照'.repeat(60)], 22],
  ])('The QR code leaves room for %s', (_, remarks, neededRows) => {
    expect([drawn(rows(neededRows), { remarks }), drawn(rows(neededRows - 1), { remarks })]).toEqual([
      true,
      false,
    ])
  })

  it('A QR code that is wider than the terminal is left out', () => {
    expect([drawn({ columns: 31, rows: 50 }), drawn({ columns: 30, rows: 50 })]).toEqual([true, false])
  })

  it('The QR code is left out on a terminal of unknown size, unless it is asked for', () => {
    expect([drawn({ columns: 0, rows: 0 }), drawn(undefined)]).toEqual([false, true])
  })

  it('A link without a note leaves no space at the end of its line', () => {
    expect(banner({ ...facts, links: [link('http://192.0.2.9/', 'other')] }, plain)).toContain(
      'http://192.0.2.9/\n',
    )
  })

  it('A folder or adapter with escape characters has no power over the terminal', () => {
    const links = [link('http://192.0.2.9/', 'other', 'eth\x9b0')]
    const text = banner({ ...facts, places: ['/a\x1b[2J\n'], links }, plain)
    expect(text).toContain('Sharing  /a\\x1b[2J\\x0a\n')
    expect(text).toContain('eth\\x9b0\n')
  })

  it('Colours leave the text of the banner as it is', () => {
    const all = { ...facts, remarks: ['Something to know.'] }
    const coloured = banner(all, textStyle(true))
    expect(coloured).toContain('\x1b[36m')
    expect(stripVTControlCharacters(coloured)).toBe(banner(all, plain))
  })
})
