import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FirstShow } from '../../../../src/main/desktop/window/first-show.ts'

class Window extends EventEmitter {
  readonly webContents = new EventEmitter()
}

let window: Window
const show = vi.fn<() => void>()
const firstShow = (platform: NodeJS.Platform) =>
  new FirstShow(window as unknown as BrowserWindow, show, platform)
beforeEach(() => {
  vi.useFakeTimers()
  window = new Window()
  show.mockReset().mockImplementation(() => void window.emit('show'))
})
afterEach(() => void vi.useRealTimers())

const platforms = ['linux', 'darwin', 'win32'] as const
describe.each(platforms)('the first show of a window on %s', (platform) => {
  beforeEach(() => void firstShow(platform))

  it(`A window on ${platform} shows itself as soon as its page is painted`, () => {
    window.emit('ready-to-show')
    expect(show).toHaveBeenCalledOnce()
  })

  it(`A window on ${platform} shows itself soon after its page is loaded, if it isn’t painted until then`, () => {
    window.webContents.emit('did-finish-load')
    expect(show).toHaveBeenCalledTimes(platform === 'linux' ? 1 : 0)
    vi.advanceTimersByTime(300)
    expect(show).toHaveBeenCalledOnce()
  })

  it(`A window on ${platform} shows itself if its page can’t be loaded`, () => {
    window.webContents.emit('did-fail-load')
    expect(show).toHaveBeenCalledOnce()
  })

  it(`A window on ${platform} shows itself after three seconds if nothing is heard of its page`, () => {
    vi.advanceTimersByTime(2999)
    expect(show).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(show).toHaveBeenCalledOnce()
  })

  it(`A window on ${platform} shows itself only once, whatever comes after`, () => {
    window.emit('ready-to-show')
    window.emit('ready-to-show')
    window.webContents.emit('did-finish-load')
    window.webContents.emit('did-fail-load')
    vi.advanceTimersByTime(10_000)
    expect(show).toHaveBeenCalledOnce()
  })

  it.each(['show', 'hide', 'minimize', 'closed'])(
    `A window on ${platform} does not show itself after “%s”`,
    (event) => {
      window.webContents.emit('did-finish-load')
      show.mockClear()
      window.emit(event)
      window.emit('ready-to-show')
      vi.advanceTimersByTime(10_000)
      expect(show).not.toHaveBeenCalled()
    },
  )
})

describe('the first show of a window', () => {
  it('A window that is to be shown now shows itself once', () => {
    const first = firstShow('darwin')
    first.now()
    first.now()
    expect(show).toHaveBeenCalledOnce()
  })

  it('A window does not show itself once that is canceled', () => {
    firstShow('darwin').cancel()
    window.emit('ready-to-show')
    vi.advanceTimersByTime(10_000)
    expect(show).not.toHaveBeenCalled()
  })
})
