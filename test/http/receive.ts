// Feeds a head to the scanner and the parser the way a connection would: whole, and byte by byte.

import { expect } from 'vitest'
import { scanHead } from '../../src/http/head-scanner.ts'
import type { HeadScan } from '../../src/http/head-scanner.ts'
import { parseRequestHead } from '../../src/http/request-head.ts'
import type { RequestHead } from '../../src/http/request-head.ts'

/** The first verdict when bytes[from..] arrive in pieces of `sizes` (the rest at once), or the last `incomplete`. */
export function scanInPieces(bytes: Buffer, from: number, sizes: Iterable<number>): HeadScan {
  const pieces = sizes[Symbol.iterator]()
  let arrived = from
  let scanned = from
  for (;;) {
    const piece = pieces.next()
    arrived = piece.done === true ? bytes.length : Math.min(arrived + piece.value, bytes.length)
    const scan = scanHead(bytes.subarray(0, arrived), from, scanned)
    if (scan.kind !== 'incomplete' || arrived === bytes.length) return scan
    scanned = scan.scanned
  }
}

/** Scans `text` (latin1) whole and byte by byte, insists on the same verdict, and returns it. */
export function scan(text: string): HeadScan {
  const bytes = Buffer.from(text, 'latin1')
  const whole = scanHead(bytes, 0, 0)
  expect(scanInPieces(bytes, 0, new Uint8Array(bytes.length).fill(1))).toEqual(whole)
  return whole
}

/** The parsed head, or the status that scanner or parser refuses it with, or 'incomplete'. */
export function receive(text: string): RequestHead | number | 'incomplete' {
  const verdict = scan(text)
  if (verdict.kind === 'incomplete') return 'incomplete'
  if (verdict.kind === 'malformed') return verdict.status
  const parsed = parseRequestHead(Buffer.from(text, 'latin1'), verdict.start, verdict.end)
  return parsed.ok ? parsed.head : parsed.status
}

/** Like receive, for heads that must be accepted. */
export function accept(text: string): RequestHead {
  const head = receive(text)
  if (typeof head !== 'object') throw new Error(`Refused with ${head}: ${JSON.stringify(text)}`)
  return head
}

/** A GET head with the field lines given, Host first. */
export function headWith(...fieldLines: string[]): string {
  return ['GET / HTTP/1.1', 'Host: a', ...fieldLines, '', ''].join('\r\n')
}
