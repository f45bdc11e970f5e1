/** Makes and compares keys and PINs. Cryptography is loaded with the first of them: most shares are open to everyone. */
import { Buffer } from 'node:buffer'

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'
const keyBits = 128
const pinDigits = 6

/** Returns 128 random bits as 26 characters of base32 (RFC 4648 §6) in lower case. */
export function newKey(): string {
  const bits = Array.from(crypto().randomBytes(keyBits / 8), (byte) =>
    byte.toString(2).padStart(8, '0'),
  ).join('')
  return bits.replace(/.{1,5}/g, (group) => base32[parseInt(group.padEnd(5, '0'), 2)]!)
}

/** Returns six random digits, other ones than those of `before`. */
export function newPin(before?: string): string {
  for (;;) {
    const pin = String(crypto().randomInt(10 ** pinDigits)).padStart(pinDigits, '0')
    if (pin !== before) return pin
  }
}

/** Returns what a key is found by: the time that takes tells nothing of how much of a wrong one was right. */
export function digestOf(key: string): string {
  return crypto().hash('sha256', key, 'base64')
}

/** Whether two keys are the same, in a time that doesn't depend on where they differ. */
export function isSameKey(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}

/** Whether two PINs are the same, in a time that doesn't depend on where they differ, nor on their lengths. */
export function isSamePin(one: string, other: string): boolean {
  const hash = (pin: string) => crypto().hash('sha256', pin, 'buffer')
  return crypto().timingSafeEqual(hash(one), hash(other))
}

/**
 * Returns the digits that a guest has typed (bytes of UTF-8 as latin1), however: with spaces or dashes between them, in
 * full width, or in Arabic or Persian ones.
 */
export function typedPin(latin1: string): string {
  const text = Buffer.from(latin1, 'latin1').toString('utf8').normalize('NFKC')
  return text
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
}

function crypto() {
  return process.getBuiltinModule('node:crypto')
}
