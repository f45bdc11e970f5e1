// Reads 1*DIGIT, the only number syntax of HTTP. Number() would also take signs, spaces, hex and exponents.

/**
 * The value of `text[from, to)`, or NaN unless it is one or more ASCII digits. Exact up to 2^53; beyond that
 * it is rounded but never drops below 2^53, so comparing it with a size stays right however long the digits
 * are.
 */
export function parseDecimal(text: string, from = 0, to = text.length): number {
  if (from >= to) return NaN
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30
    // Written so that NaN, from reading past the end, fails too.
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}
