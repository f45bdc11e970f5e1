import { describe, expect, it } from 'vitest'
import { Asks } from '../../../../src/main/listener/access/asks.ts'

const minute = 60_000

function asks() {
  const clock = { now: 0 }
  return { clock, questions: new Asks(() => clock.now) }
}

const client = (address: string, network = address) => ({ address, network })

describe('guests who ask', () => {
  it('Each question has a secret of its own, by which alone its answer is found', () => {
    const { questions } = asks()
    const [one, other] = [questions.open(client('192.0.2.1'), 'A'), questions.open(client('192.0.2.1'), 'B')]
    expect(one).not.toBe(other)
    expect(questions.list()).toMatchObject([
      { id: 1, client: '192.0.2.1', userAgent: 'A' },
      { id: 2, client: '192.0.2.1', userAgent: 'B' },
    ])
    expect(JSON.stringify(questions.list())).not.toContain(one)
    expect(questions.answer(2, true)).toBe(true)
    expect([questions.find(one!)?.state, questions.find(other!)?.state]).toEqual(['pending', 'allowed'])
    expect(questions.list()).toHaveLength(1)
  })

  it('An answer counts once', () => {
    const { questions } = asks()
    const secret = questions.open(client('192.0.2.1'), '')
    expect([questions.answer(1, false), questions.answer(1, true), questions.answer(7, true)]).toEqual([
      true,
      false,
      false,
    ])
    expect(questions.find(secret!)?.state).toBe('denied')
  })

  it('An address has three questions that aren’t answered with yes, a network 25, and all together 50', () => {
    const { questions } = asks()
    const opened = (clients: readonly ReturnType<typeof client>[]) =>
      clients.filter((each) => questions.open(each, '') !== undefined).length
    const times = (count: number, each: (nth: number) => ReturnType<typeof client>) =>
      Array.from({ length: count }, (_, nth) => each(nth))
    expect(opened(times(4, () => client('192.0.2.1')))).toBe(3)
    expect(opened(times(30, (nth) => client(`2001:db8::${nth}`, '2001:db8::/64')))).toBe(25)
    expect(opened(times(30, (nth) => client(`198.51.100.${nth}`)))).toBe(22)
    questions.answer(1, true)
    expect(questions.open(client('192.0.2.1'), '')).toBeDefined()
  })

  it('A question is gone after five minutes, whatever its state, and makes room', () => {
    const { clock, questions } = asks()
    const secret = questions.open(client('192.0.2.1'), '')
    clock.now = 5 * minute - 1
    expect([questions.expire(), questions.isEmpty]).toEqual([false, false])
    clock.now = 5 * minute
    expect([questions.answer(1, true), questions.find(secret!), questions.isEmpty]).toEqual([
      false,
      undefined,
      true,
    ])
  })

  it('The end of a question that was answered is no news for the host', () => {
    const { clock, questions } = asks()
    questions.open(client('192.0.2.1'), '')
    questions.answer(1, false)
    clock.now = 5 * minute
    expect(questions.expire()).toBe(false)
    questions.open(client('192.0.2.1'), '')
    clock.now = 10 * minute
    expect(questions.expire()).toBe(true)
  })
})
