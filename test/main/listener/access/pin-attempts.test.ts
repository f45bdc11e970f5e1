import { describe, expect, it } from 'vitest'
import { PinAttempts } from '../../../../src/main/listener/access/pin-attempts.ts'

const minute = 60_000

function attempts() {
  const clock = { now: 1_000 }
  return { clock, tries: new PinAttempts(() => clock.now) }
}

function failTimes(tries: PinAttempts, network: string, times: number): boolean[] {
  return Array.from({ length: times }, () => tries.failed(network))
}

describe('tries of a PIN', () => {
  it('A network has five tries, then it waits for a minute, and twice as long after each further one, up to an hour', () => {
    const { clock, tries } = attempts()
    const waits: number[] = []
    for (let nth = 0; nth < 13; nth++) {
      tries.failed('192.0.2.1')
      waits.push(tries.waitMs('192.0.2.1') / minute)
      clock.now += tries.waitMs('192.0.2.1')
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('One network’s wrong PINs don’t make another wait', () => {
    const { tries } = attempts()
    failTimes(tries, '192.0.2.1', 5)
    expect(tries.waitMs('192.0.2.2')).toBe(0)
  })

  it('Who knows the PIN has all tries again', () => {
    const { tries } = attempts()
    failTimes(tries, '192.0.2.1', 4)
    tries.succeeded('192.0.2.1')
    failTimes(tries, '192.0.2.1', 4)
    expect(tries.waitMs('192.0.2.1')).toBe(0)
  })

  it('Wrong PINs are forgotten after a day', () => {
    const { clock, tries } = attempts()
    failTimes(tries, '192.0.2.1', 5)
    clock.now += 24 * 60 * minute
    tries.failed('192.0.2.1')
    expect(tries.waitMs('192.0.2.1')).toBe(0)
  })

  it('Thirty wrong PINs, from however many networks, use up the PIN, and from the second time on everyone waits', () => {
    const { clock, tries } = attempts()
    const waits: number[] = []
    for (let pin = 0; pin < 9; pin++) {
      const used = Array.from({ length: 30 }, (_, nth) => tries.failed(`2001:db8:${pin}:${nth}::/64`))
      expect(used.indexOf(true)).toBe(29)
      waits.push(tries.waitMs('198.51.100.1') / minute)
      clock.now += tries.waitMs('198.51.100.1')
    }
    expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60])
  })

  it('Another PIN by the host lets everyone try at once', () => {
    const { tries } = attempts()
    failTimes(tries, '192.0.2.1', 65)
    tries.reset()
    expect([tries.waitMs('192.0.2.1'), tries.waitMs('192.0.2.2')]).toEqual([0, 0])
  })

  it('An attacker with so many networks that some are forgotten does not get its tries back', () => {
    const { clock, tries } = attempts()
    failTimes(tries, 'first', 5)
    for (let network = 0; network < 10_000; network++) tries.failed(`network ${network}`)
    clock.now += 60 * minute
    expect(tries.waitMs('first')).toBe(0)
    tries.failed('first')
    expect(tries.waitMs('first')).toBe(2 * minute)
    // Any network may be one of the attacker's.
    expect(tries.waitMs('never seen')).toBe(2 * minute)
  })
})
