/** Reads which languages a client prefers (RFC 9110 §12.5.4). */
import { parseQualities } from './quality-values.ts'

/** Language ranges that are looked at. People set a handful, and browsers send no more than some ten. */
const maxRanges = 20

/** A language range (RFC 4647 §2.1); not `*`, which names no language. */
const namesLanguage = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/

/**
 * Returns the language ranges of an Accept-Language field in lower case, the most wanted first. What is malformed is left out,
 * and so are ranges with a quality of 0. Never throws.
 */
export function preferredLanguages(acceptLanguage: string | undefined): string[] {
  if (acceptLanguage === undefined) return []
  return [...parseQualities(acceptLanguage.split(',', maxRanges).join(','))]
    .filter(([range, quality]) => quality > 0 && namesLanguage.test(range))
    .sort(([, one], [, other]) => other - one)
    .map(([range]) => range)
}
