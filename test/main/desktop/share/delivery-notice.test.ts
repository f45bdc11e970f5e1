import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeliveryNotice } from '../../../../src/main/desktop/share/delivery-notice.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'
import { logEntry } from '../../../shared/log/log-entry-fixture.ts'

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

describe('a notification', async () => {
  let notice: DeliveryNotice
  beforeEach(() => {
    vi.useFakeTimers()
    notice = new DeliveryNotice()
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
