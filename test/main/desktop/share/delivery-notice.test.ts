import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeliveryNotice } from '../../../../src/main/desktop/share/delivery-notice.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'

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

const client = '192.168.1.23'
const delivery = (target: string, userAgent = '') => ({ target, client, userAgent })
const words = {
  folder: {
    path: '/Holiday',
    name: 'Holiday',
    survey: undefined,
    problem: undefined,
    warning: undefined,
    items: undefined,
    place: '~',
  },
  guestNames: [],
}

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
    notice.show(delivery(target), words, english)
    expect(electron.shown).toEqual([
      { title: 'Spool', body: `${name} delivered to 192.168.1.23`, silent: true },
    ])
  })

  it('A notification calls the guest by its name, or by its device and browser', () => {
    const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1'
    notice.show(delivery('/1', safari), words, english)
    const guestNames = [{ client, device: 'iPhone', name: 'Anna’s phone' }]
    new DeliveryNotice().show(delivery('/2', safari), { ...words, guestNames }, english)
    expect(electron.shown).toMatchObject([
      { body: '1 delivered to iPhone · Safari' },
      { body: '2 delivered to Anna’s phone' },
    ])
  })

  it('A notification of a delivery comes at once, then one every five seconds for all since', () => {
    const bodies = () => electron.shown.map((options) => (options as { body: string }).body)
    notice.show(delivery('/1'), words, english)
    for (const target of ['/2', '/3', '/4']) notice.show(delivery(target), words, english)
    expect(bodies()).toEqual(['1 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(1)).toEqual(['3 downloads delivered'])
    notice.show(delivery('/5'), words, english)
    vi.advanceTimersByTime(5000)
    expect(bodies().slice(2)).toEqual(['5 delivered to 192.168.1.23'])
    vi.advanceTimersByTime(5000)
    notice.show(delivery('/6'), words, english)
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
      notice.show(delivery('/film.mkv'), words, english)
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
