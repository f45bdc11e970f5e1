import { describe, expect, it } from 'vitest'
import { SendingRate } from '../../../src/main/cli/sending-rate.ts'

/** A rate that has been told of 1,000 bytes a second, ten times a second from 0 s to `endMs`. */
function steady(endMs: number): SendingRate {
  const rate = new SendingRate()
  for (let timeMs = 0; timeMs <= endMs; timeMs += 100) rate.add(timeMs, 5000 + timeMs)
  return rate
}

describe('the rate at which the server sends', () => {
  it('The rate is unknown before there is anything, and for the first second', () => {
    expect(new SendingRate().at(0)).toBeUndefined()
    expect(steady(900).at(900)).toBeUndefined()
    expect(steady(1000).at(1000)).toBeCloseTo(1000)
  })

  it('A steady rate is that rate, however long it has been', () => {
    expect(steady(60_000).at(60_000)).toBeCloseTo(1000)
  })

  it('A change of the rate is all there is after four seconds', () => {
    const rate = steady(10_000)
    for (let timeMs = 10_100; timeMs <= 14_000; timeMs += 100)
      rate.add(timeMs, 15_000 + 3 * (timeMs - 10_000))
    expect(rate.at(14_000)).toBeCloseTo(3000)
  })

  it('The rate sinks when there are no more reports', () => {
    const rate = steady(10_000)
    expect(rate.at(14_000)).toBeCloseTo(500)
    rate.add(20_000, 15_000)
    rate.add(24_000, 15_000)
    expect(rate.at(24_000)).toBe(0)
  })

  it('After a pause the rate begins again', () => {
    const rate = steady(10_000)
    rate.reset()
    expect(rate.at(10_000)).toBeUndefined()
  })
})
