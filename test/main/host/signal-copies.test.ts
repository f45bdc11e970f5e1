import { describe, expect, it } from 'vitest'
import { signalCopies } from '../../../src/main/host/signal-copies.ts'

describe('signals', () => {
  it('A signal is a copy of an equal one less than one second before', () => {
    let now = 0
    const isCopy = signalCopies(() => now)
    const verdicts = [
      [0, 'SIGINT', false],
      [1, 'SIGINT', true],
      [2, 'SIGTERM', false],
      [999, 'SIGINT', true],
      [1000, 'SIGINT', false],
      [1001, 'SIGTERM', true],
      [1999, 'SIGINT', true],
      [2000, 'SIGINT', false],
    ] as const
    for (const [at, signal, verdict] of verdicts) {
      now = at
      expect([at, signal, isCopy(signal)]).toEqual([at, signal, verdict])
    }
  })
})
