import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeliveryNotice } from '../../../../src/main/desktop/share/delivery-notice.ts'
import { LogBatchWriter } from '../../../../src/main/log/log-batch.ts'
import type { LogEntry } from '../../../../src/shared/log/log-entry.ts'
import { translator } from '../../../../src/shared/messages/translate.ts'
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

/** Targets of what is told of a batch. */
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
    ['is given for a file that took two seconds', { durationMs: 2000 }, true],
    ['is not given for a part of a file', { durationMs: 9000, status: 206 }, false],
    ['is not given for what nobody waited for', { durationMs: 1999 }, false],
    ['is not given for what was cut off', { durationMs: 9000, aborted: true }, false],
    ['is not given for an error', { durationMs: 9000, status: 404 }, false],
    ['is not given for a request for the head alone', { durationMs: 9000, method: 'HEAD' }, false],
    ['is not given for a listing', { durationMs: 9000, target: '/films/?sort=size' }, false],
  ] as const)('%s', (_rule, entry, expected) => {
    expect(told(entry)).toEqual(expected ? ['/film.mkv'] : [])
  })

  it('is given however many short requests surround the long one', () => {
    const short = Array.from({ length: 500 }, () => ({ durationMs: 1 }))
    expect(told(...short, { durationMs: 5000, target: '/long' }, ...short)).toEqual(['/long'])
  })
})

describe('a notification', () => {
  let notice: DeliveryNotice
  beforeEach(() => {
    vi.useFakeTimers()
    notice = new DeliveryNotice(() => undefined)
  })
  afterEach(() => void vi.useRealTimers())
  const english = translator('en')

  it.each([
    ['/films/Am%C3%A9lie%20%282001%29.mkv?dl=1', 'Amélie (2001).mkv'],
    ['/100%.txt', '100%.txt'],
    ['/%E2%80%AEgpj.exe', '\\u{202e}gpj.exe'],
  ])('names the file of %s', (target, name) => {
    notice.show(logEntry({ target }), english)
    expect(electron.shown).toEqual([
      { title: 'Spool', body: `${name} delivered to 192.168.1.23`, silent: true },
    ])
  })

  it('comes at once, and then one in five seconds for all that came meanwhile', () => {
    const bodies = () => electron.shown.map((options) => (options as { body: string }).body)
    notice.show(logEntry({ target: '/1' }), english)
    for (const target of ['/2', '/3', '/4']) notice.show(logEntry({ target }), english)
    expect(bodies()).toEqual(['1 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(1)).toEqual(['3 downloads delivered'])
    notice.show(logEntry({ target: '/5' }), english)
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(2)).toEqual(['5 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    notice.show(logEntry({ target: '/6' }), english)
    expect(bodies().slice(3)).toEqual(['6 delivered to 192.168.1.23'])
  })

  it('tells what a closed window does not mean, with and without a tray', () => {
    notice.showSharingContinues(true, english)
    notice.showSharingContinues(false, english)
    expect(electron.shown).toMatchObject([
      { title: 'Still sharing', body: expect.stringContaining('tray icon') as unknown },
      { title: 'Still sharing', body: expect.stringContaining('minimized') as unknown },
    ])
  })

  describe.each([
    ['the system has none', { isSupported: false }],
    ['the system refuses it, as macOS does if the app isn’t signed,', { fails: true }],
  ])('where %s', (_where, system) => {
    beforeEach(() => void Object.assign(electron, system))

    it('is not shown, and nobody is bothered with a download', () => {
      notice.show(logEntry(), english)
      expect(electron).toMatchObject({ shown: [], asked: [] })
    })

    it('says by a dialog what a closed window does not mean', () => {
      notice.showSharingContinues(true, english)
      expect(electron).toMatchObject({
        shown: [],
        asked: [{ message: 'Still sharing', detail: expect.stringContaining('tray icon') as unknown }],
      })
    })
  })
})
