/** Reads the fields that say how much a client wants each of several things (RFC 9110 §12.4.2). */
import { listElements, parseDecimal, trimOws } from './field-syntax.ts'

/**
 * Quality, 0 to 1, by lower-case name, the highest where a name is repeated, in the order in which the names first stand in
 * `value`. Parameters other than the weight are ignored, so that `application/json; charset=utf-8` counts; elements with a
 * malformed weight are skipped. Never throws.
 */
export function parseQualities(value: string): ReadonlyMap<string, number> {
  const qualities = new Map<string, number>()
  for (const element of listElements(value.toLowerCase())) {
    const [name = '', ...parameters] = element.split(';').map(trimOws)
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : parseQuality(weight.slice(2))
    if (quality >= (qualities.get(name) ?? 0)) qualities.set(name, quality)
  }
  return qualities
}

/** A qvalue: 0 to 1 with at most three decimals (RFC 9110 §12.4.2); NaN if malformed. */
function parseQuality(text: string): number {
  const decimals = text.slice(2)
  const isWellFormed =
    (text.startsWith('0') || text.startsWith('1')) &&
    (text.length === 1 || text[1] === '.') &&
    decimals.length <= 3 &&
    (decimals === '' || !Number.isNaN(parseDecimal(decimals)))
  const quality = isWellFormed ? Number(text) : NaN
  return quality <= 1 ? quality : NaN
}
