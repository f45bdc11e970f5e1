import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Deliveries, type SentPiece } from '../../../../src/main/listener/reporting/deliveries.ts'
import '../../../support/property-runs.ts'

const totalBytes = 100
const film = { client: 'a', path: '/film.mkv', entityTag: '"1"', totalBytes, startedMs: 5 }
const piece = (start: number, end: number, changes: Partial<SentPiece> = {}): SentPiece => ({
  ...film,
  start,
  sentBytes: end - start,
  ...changes,
})

let deliveries: Deliveries
beforeEach(() => void (deliveries = new Deliveries()))

describe('a download that is sent in pieces', () => {
  it.each<[string, [start: number, end: number][]]>([
    ['the whole in one piece', [[0, 100]]],
    [
      'two halves',
      [
        [0, 50],
        [50, 100],
      ],
    ],
    [
      'the end first',
      [
        [50, 100],
        [0, 50],
      ],
    ],
    [
      'the first bytes, then all, as Safari asks',
      [
        [0, 2],
        [0, 100],
      ],
    ],
    [
      'pieces that overlap',
      [
        [60, 100],
        [0, 40],
        [30, 70],
      ],
    ],
  ])('It is delivered once, with the last piece that was missing: %s', (_case, pieces) => {
    const ends = pieces.map(([start, end]) => deliveries.sentPiece(piece(start, end)))
    expect(ends).toEqual([...pieces.slice(1).map(() => undefined), 5])
    expect(deliveries.count).toBe(1)
  })

  it('It is delivered exactly when every byte has been sent, whatever the order and overlap of the pieces', () => {
    const range = fc.tuple(fc.nat(20), fc.nat(20)).map((ends) => ends.toSorted((one, other) => one - other))
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), (ranges) => {
        const those = new Deliveries()
        let sent = new Set<number>()
        for (const [start, end] of ranges) {
          for (let at = start!; at < end!; at++) sent.add(at)
          const isWhole = sent.size === 20
          const firstMs = those.sentPiece(piece(start!, end!, { totalBytes: 20 }))
          expect(firstMs !== undefined).toBe(isWhole)
          if (isWhole) sent = new Set()
        }
      }),
    )
  })

  it.each<[string, Partial<SentPiece>]>([
    ['to another client', { client: 'b' }],
    ['of another file', { path: '/film.mkv2' }],
    ['of another version of the file', { entityTag: '"2"' }],
    ['of a file that has grown', { totalBytes: 101 }],
  ])('A piece %s is not part of it', (_case, changes) => {
    deliveries.sentPiece(piece(0, 50))
    expect(deliveries.sentPiece(piece(50, 100, changes))).toBeUndefined()
    expect(deliveries.count).toBe(0)
  })

  it('It began with the piece that was requested first, not with the one that ended first', () => {
    deliveries.sentPiece(piece(50, 100, { startedMs: 20 }))
    deliveries.sentPiece(piece(0, 20, { startedMs: 10 }))
    expect(deliveries.sentPiece(piece(20, 50, { startedMs: 30 }))).toBe(10)
  })

  it('Once delivered it can be delivered again, with all of its pieces', () => {
    const halves = () => [piece(0, 50), piece(50, 100)].map((half) => deliveries.sentPiece(half))
    expect([halves(), halves()]).toEqual([
      [undefined, 5],
      [undefined, 5],
    ])
    expect(deliveries.count).toBe(2)
  })

  it('Of more than 500 downloads in pieces, the one that got none for the longest time is forgotten', () => {
    const half = (name: number, start: number) =>
      deliveries.sentPiece(piece(start, start + 50, { path: `/${name}` }))
    for (let name = 0; name < 500; name++) half(name, 0)
    deliveries.sentPiece(piece(0, 10, { path: '/0' }))
    half(500, 0)
    expect([half(0, 50), half(1, 50), half(2, 50)]).toEqual([5, undefined, 5])
  })

  it('No more than 64 separate pieces are noted, and those that join some still are', () => {
    for (let at = 0; at < 70; at++) deliveries.sentPiece(piece(2 * at, 2 * at + 1, { totalBytes: 140 }))
    expect(deliveries.sentPiece(piece(1, 128, { totalBytes: 140 }))).toBeUndefined()
    expect(deliveries.sentPiece(piece(129, 140, { totalBytes: 140 }))).toBeUndefined()
    expect(deliveries.sentPiece(piece(128, 129, { totalBytes: 140 }))).toBe(5)
  })

  it('A download sent in one response is a delivery', () => {
    deliveries.sentWhole()
    expect(deliveries.count).toBe(1)
  })
})
