import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeliveryNotice } from '../../../../src/main/desktop/share/delivery-notice.ts'
import { LogBatchWriter } from '../../../../src/main/log/log-batch.ts'
import type { LogEntry } from '../../../../src/shared/log/log-entry.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'
import { logEntry, rawLogEntry } from '../../../shared/log/log-entry-fixture.ts'

const electron = vi.hoisted(() => ({
  shown: [] as unknown[],
  asked: [] as unknown[],
  isSupported: true,
  fails: false,
}))
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = () => electron.isSupported
    readonly #options: unknown
    constructor(options: unknown) {
      super()
      this.#options = options
    }
    show(): void {
      if (electron.fails) this.emit('failed', {}, 'Notifications are not allowed for this application')
      else electron.shown.push(this.#options)
    }
  },
  dialog: { showMessageBox: (options: unknown) => Promise.resolve(electron.asked.push(options)) },
}))

beforeEach(() => void Object.assign(electron, { shown: [], asked: [], isSupported: true, fails: false }))

/** Targets of the deliveries found in a batch. */
function told(...entries: Partial<LogEntry>[]): string[] {
  const writer = new LogBatchWriter()
  for (const { method = 'GET', target = '/film.mkv', ...entry } of entries)
    writer.add(rawLogEntry(`${method} ${target} HTTP/1.1\r\n\r\n`, entry))
  const targets: string[] = []
  new DeliveryNotice((entry) => targets.push(entry.target)).consider(writer.flush()!)
  return targets
}

describe('a receipt', () => {
  it.each([
    ['a file that took two seconds does', { durationMs: 2000 }, true],
    ['a part of a file does not', { durationMs: 9000, status: 206 }, false],
    ['a file that took less than two seconds does not', { durationMs: 1999 }, false],
    ['a file that was cut off does not', { durationMs: 9000, aborted: true }, false],
    ['an error does not', { durationMs: 9000, status: 404 }, false],
    ['a response to HEAD does not', { durationMs: 9000, method: 'HEAD' }, false],
    ['a listing does not', { durationMs: 9000, target: '/films/?sort=size' }, false],
    ['a listing with boxes does not', { durationMs: 9000, target: '/films/?select' }, false],
    ['a file to be saved does', { durationMs: 9000, target: '/film.mkv?dl' }, true],
    ['a small picture does not', { durationMs: 9000, target: '/a.jpg?thumb' }, false],
    ['a small picture that may be kept does not', { durationMs: 9000, target: '/a.jpg?thumb&5k2-m3' }, false],
    ['an archive does', { durationMs: 9000, target: '/films/?zip' }, true],
    ['an archive of everything does', { durationMs: 9000, target: '/?tar' }, true],
    ['an archive of a selection does', { durationMs: 9000, target: '/?zip=&f=abcdef' }, true],
    ['a part of an archive does not', { durationMs: 9000, target: '/films/?zip', status: 206 }, false],
    [
      'an archive that was cut off does not',
      { durationMs: 9000, target: '/films/?zip', aborted: true },
      false,
    ],
  ] as const)('Only what arrived whole and took a while gets a receipt: %s', (_rule, entry, expected) => {
    const { target = '/film.mkv' } = entry as { target?: string }
    expect(told(entry)).toEqual(expected ? [target] : [])
  })

  it('A long download gets a receipt however many short requests surround it', () => {
    const short = Array.from({ length: 500 }, () => ({ durationMs: 1 }))
    expect(told(...short, { durationMs: 5000, target: '/long' }, ...short)).toEqual(['/long'])
  })
})

describe('a notification', async () => {
  let notice: DeliveryNotice
  beforeEach(() => {
    vi.useFakeTimers()
    notice = new DeliveryNotice(() => undefined)
  })
  afterEach(() => void vi.useRealTimers())
  const english = await loadTranslator('en')

  it.each([
    ['/films/Am%C3%A9lie%20%282001%29.mkv?dl=1', 'Amélie (2001).mkv'],
    ['/100%.txt', '100%.txt'],
    ['/%E2%80%AEgpj.exe', '\\u{202e}gpj.exe'],
    ['/2026/Photos/?zip', 'Photos (ZIP)'],
    ['/?zip&x=abcdef', 'Holiday (ZIP, selection)'],
  ])('A notification of a delivery names the file or the archive: %s', (target, name) => {
    notice.show(logEntry({ target }), 'Holiday', english)
    expect(electron.shown).toEqual([
      { title: 'Spool', body: `${name} delivered to 192.168.1.23`, silent: true },
    ])
  })

  it('A notification of a delivery comes at once, then one every five seconds for all since', () => {
    const bodies = () => electron.shown.map((options) => (options as { body: string }).body)
    notice.show(logEntry({ target: '/1' }), 'Holiday', english)
    for (const target of ['/2', '/3', '/4']) notice.show(logEntry({ target }), 'Holiday', english)
    expect(bodies()).toEqual(['1 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(1)).toEqual(['3 downloads delivered'])
    notice.show(logEntry({ target: '/5' }), 'Holiday', english)
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(2)).toEqual(['5 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    notice.show(logEntry({ target: '/6' }), 'Holiday', english)
    expect(bodies().slice(3)).toEqual(['6 delivered to 192.168.1.23'])
  })

  it('A notification explains that sharing continues after the window is closed, with and without a tray', () => {
    notice.showSharingContinues(true, english)
    notice.showSharingContinues(false, english)
    expect(electron.shown).toMatchObject([
      { title: 'Still sharing', body: expect.stringContaining('tray icon') as unknown },
      { title: 'Still sharing', body: expect.stringContaining('minimized') as unknown },
    ])
  })

  describe.each([
    ['the system has no notifications', { isSupported: false }],
    // As macOS does if the app isn’t signed.
    ['the system refuses notifications', { fails: true }],
  ])('notifications where %s', (where, system) => {
    beforeEach(() => void Object.assign(electron, system))

    it(`A delivery causes neither a notification nor a dialog where ${where}`, () => {
      notice.show(logEntry(), 'Holiday', english)
      expect(electron).toMatchObject({ shown: [], asked: [] })
    })

    it(`A dialog explains that sharing continues after the window is closed where ${where}`, () => {
      notice.showSharingContinues(true, english)
      expect(electron).toMatchObject({
        shown: [],
        asked: [{ message: 'Still sharing', detail: expect.stringContaining('tray icon') as unknown }],
      })
    })
  })
})
