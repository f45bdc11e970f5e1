import { describe, expect, it } from 'vitest'
import { Access } from '../../../../src/main/listener/access/access.ts'
import type { AccessState } from '../../../../src/shared/server-events.ts'
import type { AccessSettings } from '../../../../src/shared/settings.ts'

const client = { address: '192.0.2.1', network: '192.0.2.1' }

function accessBy(settings: AccessSettings) {
  const states: AccessState[] = []
  const parts = {
    now: () => 0,
    onState: (state: AccessState) => states.push(state),
    onGuests: () => undefined,
  }
  const access = new Access(parts, settings)
  return { access, states, holderOf: (key: string) => access.holderOf(key, client.address) }
}

describe('another link', () => {
  it('The key of before is nobody’s at once, and the new one is the share’s', () => {
    const { access, states, holderOf } = accessBy({ access: 'link', pin: '123456' })
    const before = access.state.key!
    access.newLink()
    const { key } = access.state
    expect(states).toEqual([{ mode: 'link', key, pin: '123456', usedUpPins: 0 }])
    expect([holderOf(before), holderOf(key!)]).toEqual([undefined, 'share'])
  })

  it('It replaces the key that is kept for when the link lets guests in again', () => {
    const { access, holderOf } = accessBy({ access: 'link' })
    const before = access.state.key!
    access.newLink()
    const { key } = access.state
    access.configure({ access: 'everyone' })
    expect([holderOf(before), holderOf(key!)]).toEqual([undefined, 'share'])
    access.configure({ access: 'link' })
    expect(access.state.key).toBe(key)
  })

  it('Guests keep the keys that the PIN or the host has given them', () => {
    const { access, holderOf } = accessBy({ access: 'ask' })
    const secret = access.ask(client, 'Safari')!
    access.answer(access.asks[0]!.id, true)
    const answer = access.answerFor(secret)
    access.configure({ access: 'link', pin: '123456' })
    const outcome = access.tryPin('123456', client, 'Safari')
    access.newLink()
    const holders = [answer, outcome].map((given) => holderOf((given as { key: string }).key))
    expect(holders).toEqual(access.keyedGuests.map(({ id }) => id).reverse())
    expect(holders).toHaveLength(2)
  })

  it.each(['everyone', 'ask'] as const)('There is none while the mode is “%s”', (mode) => {
    const { access, states } = accessBy({ access: mode })
    access.newLink()
    expect(states).toEqual([])
    expect(access.state.key).toBeUndefined()
  })
})
