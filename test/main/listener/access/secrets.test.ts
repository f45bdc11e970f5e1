import { describe, expect, it } from 'vitest'
import {
  isSameKey,
  isSamePin,
  newKey,
  newPin,
  typedPin,
} from '../../../../src/main/listener/access/secrets.ts'

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

describe('keys and PINs', () => {
  it('Keys are 26 characters of base32, each of which is used, and no two are the same (RFC 4648 §6)', () => {
    const keys = Array.from({ length: 500 }, newKey)
    for (const key of keys) expect(key).toMatch(/^[a-z2-7]{25}[aeimquy4]$/)
    expect(new Set(keys).size).toBe(500)
    expect(new Set(keys.join('')).size).toBe(32)
  })

  it('PINs are six digits, also those that begin with zeros, and a new one is another one', () => {
    const pins = Array.from({ length: 3000 }, () => newPin())
    for (const pin of pins) expect(pin).toMatch(/^\d{6}$/)
    expect(pins.some((pin) => pin.startsWith('0'))).toBe(true)
    expect(newPin('123456')).not.toBe('123456')
  })

  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['\u200e123456', '123456'],
    ['abc', 'abc'],
    ['', ''],
  ])('Whoever types %j means %j', (typed, pin) => {
    expect(typedPin(latin1(typed))).toBe(pin)
  })

  it.each(Array.from({ length: 26 }, (_, at) => at))('A key that differs at %i only is another one', (at) => {
    const key = newKey()
    expect(isSameKey(key, Array.from(key).join(''))).toBe(true)
    expect(isSameKey(key, `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`)).toBe(
      false,
    )
    expect(isSameKey(key, key.slice(0, at)) || isSameKey(key.slice(0, at), key)).toBe(false)
  })

  it('PINs of different lengths are compared, too', () => {
    expect([isSamePin('1234', '1234'), isSamePin('1234', '12345'), isSamePin('', '1')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
