import { fileKind } from '../../../../src/main/files/file-kind.ts'
import type { View } from '../../../../src/main/worker/pages/view.ts'
import { fileEntry } from './listing-fixture.ts'

/** A file of 1,536 bytes as the second of three, in a folder "Trips" of the share "Holiday", unless said otherwise. */
export function viewOf(name: string, rest: Partial<View> = {}): View {
  const neighbour = (of: string) => fileEntry(of, { kind: fileKind(of) })
  return {
    entry: neighbour(name),
    presentation: 'none',
    text: undefined,
    folder: ['Trips'],
    shareName: 'Holiday',
    sort: 'name',
    descending: false,
    isAlone: false,
    neighbours: {
      position: 2,
      total: 3,
      previous: neighbour('b.jpg'),
      next: neighbour('c.jpg'),
      companions: [],
      listed: { page: 1, index: 7 },
    },
    nowMs: Date.UTC(2026, 10, 23, 12),
    ...rest,
  }
}
