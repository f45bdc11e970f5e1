import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stopSignal } from '../../../src/main/cli/stop-signal.ts'
import { copiesWithinMs } from '../../../src/main/host/signal-copies.ts'

const handlers = new Map<string, (signal: string) => void>()
const send = (signal: NodeJS.Signals) => handlers.get(signal)!(signal)
let kill: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  vi.useFakeTimers()
  kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  vi.spyOn(process, 'on').mockImplementation((name, handler) => {
    handlers.set(String(name), handler as (signal: string) => void)
    return process
  })
  vi.spyOn(process, 'off').mockImplementation((name) => {
    handlers.delete(String(name))
    return process
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  handlers.clear()
})

describe('the stop of the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('The signal %s stops the command', async (signal) => {
    const stop = stopSignal(
      () => undefined,
      () => undefined,
    )
    send(signal)
    await stop
    expect(kill).not.toHaveBeenCalled()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'A second signal, such as %s, is left to the system',
    async (second) => {
      const stop = stopSignal(
        () => undefined,
        () => undefined,
      )
      send('SIGINT')
      await stop
      vi.advanceTimersByTime(copiesWithinMs)
      send(second)
      expect(handlers.has(second)).toBe(false)
      expect(kill).toHaveBeenCalledWith(process.pid, second)
    },
  )

  it('Copies of the stop signal do not end the process', async () => {
    const stop = stopSignal(
      () => undefined,
      () => undefined,
    )
    send('SIGINT')
    await stop
    vi.advanceTimersByTime(copiesWithinMs - 1)
    send('SIGINT')
    expect(handlers.has('SIGINT')).toBe(true)
    expect(kill).not.toHaveBeenCalled()
  })
})
