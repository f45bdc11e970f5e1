/** Reads the query of a folder's address that asks for a search. */
import { Buffer } from 'node:buffer'
import { parseQuery } from '../../../http/query.ts'

/** Characters of a search that count; the rest is ignored. */
export const maxSearchLength = 200

/**
 * Returns what is searched for, from `q=` and it alone, on one line and without white space at the ends; undefined for any other
 * query, and for a search for nothing.
 */
export function readSearch(query: string): string | undefined {
  if (!/^q=[^&]*$/.test(query)) return undefined
  const text = Buffer.from(parseQuery(query).get('q')!, 'latin1').toString('utf8')
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? undefined : Array.from(line).slice(0, maxSearchLength).join('').trim()
}
