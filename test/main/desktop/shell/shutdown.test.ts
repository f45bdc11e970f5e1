import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shutdown, type ShutdownParts } from '../../../../src/main/desktop/shell/shutdown.ts'
import { copiesWithinMs } from '../../../../src/main/host/signal-copies.ts'

/** Quits as Electron's does: only if no listener prevents it. */
class App extends EventEmitter {
  hasQuit = false
  readonly whenReady = () => Promise.resolve()

  quit(): void {
    const preventDefault = vi.fn()
    this.emit('before-quit', { preventDefault })
    if (preventDefault.mock.calls.length === 0) this.hasQuit = true
  }
}

const electron = vi.hoisted(() => ({}) as { app: App })
vi.mock('electron', () => electron)

const signals = ['SIGINT', 'SIGTERM'] as const
let kill: ReturnType<typeof vi.spyOn>
const handlers = new Map<string, () => void>()
beforeEach(() => {
  electron.app = new App()
  kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  vi.spyOn(process, 'on').mockImplementation((name, handler) => {
    handlers.set(String(name), handler as () => void)
    return process
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  handlers.clear()
})

async function quitting(parts: Partial<ShutdownParts> = {}) {
  const all = {
    mayQuit: vi.fn(parts.mayQuit ?? (() => Promise.resolve(true))),
    close: vi.fn(parts.close ?? (() => Promise.resolve(0))),
  }
  const made = new Shutdown(all)
  await vi.waitFor(() => expect([...handlers.keys()]).toEqual(signals), soon)
  return { ...all, quitting: made }
}

/** How often and how long a test polls for what happens immediately, ms. */
const soon = { interval: 1, timeout: 30_000 }
const hasQuit = () => vi.waitFor(() => expect(electron.app.hasQuit).toBe(true), soon)
const isKilled = () => vi.waitFor(() => expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL'), soon)

describe('quitting', () => {
  it('Quitting ends the app once everything is closed, and not before', async () => {
    const closed = Promise.withResolvers<number>()
    const { close } = await quitting({ close: () => closed.promise })
    electron.app.quit()
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce(), soon)
    expect(electron.app.hasQuit).toBe(false)
    closed.resolve(0)
    await hasQuit()
    expect(kill).not.toHaveBeenCalled()
  })

  it('The app does not quit if the user says no, and can be asked again', async () => {
    const answers = [false, true]
    const { close, mayQuit } = await quitting({ mayQuit: () => Promise.resolve(answers.shift()!) })
    electron.app.quit()
    await vi.waitFor(() => expect(mayQuit).toHaveBeenCalledOnce(), soon)
    await Promise.resolve()
    expect(close).not.toHaveBeenCalled()
    electron.app.quit()
    await hasQuit()
  })

  it('Quitting asks and closes once, however often it is requested', async () => {
    const { close, mayQuit } = await quitting()
    electron.app.quit()
    electron.app.quit()
    await hasQuit()
    expect(mayQuit).toHaveBeenCalledOnce()
    expect(close).toHaveBeenCalledOnce()
  })

  it.each(signals)('A quit by %s asks no question', async (signal) => {
    const { mayQuit } = await quitting({ mayQuit: () => Promise.resolve(false) })
    handlers.get(signal)!()
    await hasQuit()
    expect(mayQuit).not.toHaveBeenCalled()
  })

  it('A quit by a signal happens while the user is still being asked', async () => {
    await quitting({ mayQuit: () => new Promise(() => undefined) })
    electron.app.quit()
    handlers.get('SIGTERM')!()
    await hasQuit()
  })
})

describe('a quit that can’t be orderly', () => {
  const never = () => new Promise<number>(() => undefined)

  it('The process is killed if a thread is left that an orderly end would wait for', async () => {
    await quitting({ close: () => Promise.resolve(1) })
    electron.app.quit()
    await isKilled()
  })

  it('The process is killed if something can’t be closed', async () => {
    await quitting({ close: () => Promise.reject(new Error('broken')) })
    electron.app.quit()
    await isKilled()
  })

  it('The process is killed if closing takes more than 15 seconds', async () => {
    await quitting({ close: never })
    vi.useFakeTimers()
    handlers.get('SIGTERM')!()
    await vi.advanceTimersByTimeAsync(14_999)
    expect(kill).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'A second signal, as %s, kills the process, but copies of one don’t',
    async (second) => {
      const { close } = await quitting({ close: never })
      vi.useFakeTimers()
      handlers.get('SIGINT')!()
      handlers.get('SIGINT')!()
      expect(close).toHaveBeenCalledOnce()
      expect(kill).not.toHaveBeenCalled()
      vi.advanceTimersByTime(copiesWithinMs)
      handlers.get(second)!()
      expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL')
    },
  )
})
