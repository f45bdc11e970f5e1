import { describe, expect, it } from 'vitest'
import { signalCopies } from '../../../src/main/host/signal-copies.ts'

describe('signals', () => {
  it('A signal is a copy of an equal one less than 300 ms before', () => {
    let now = 0
    const isCopy = signalCopies(() => now)
    const verdicts = [
      [0, 'SIGINT', false],
      [1, 'SIGINT', true],
      [2, 'SIGTERM', false],
      [299, 'SIGINT', true],
      [300, 'SIGINT', false],
      [301, 'SIGTERM', true],
      [599, 'SIGINT', true],
      [600, 'SIGINT', false],
    ] as const
    for (const [at, signal, verdict] of verdicts) {
      now = at
      expect([at, signal, isCopy(signal)]).toEqual([at, signal, verdict])
    }
  })
})
