import { expect, it } from 'vitest'
import { todaysDownloads } from '../../../src/shared/app/todays-downloads.ts'
import type { EndedDownload } from '../../../src/shared/server-events.ts'

/** A download that ended at this local time on 14 May 2026. */
function endedAt(hours: number, minutes = 0, connection = 1): EndedDownload {
  return {
    connection,
    client: '192.168.1.7',
    userAgent: '',
    target: '/film.mkv',
    sentBytes: 1,
    contentBytes: 1,
    startedMs: 0,
    endedMs: new Date(2026, 4, 14, hours, minutes).getTime(),
    outcome: 'delivered',
  }
}

it('Today’s downloads are those that have ended since local midnight, in their order', () => {
  const downloads = [endedAt(-1, 59), endedAt(0), endedAt(9)]
  expect(todaysDownloads(downloads, new Date(2026, 4, 14, 10).getTime())).toEqual(downloads.slice(1))
  expect(todaysDownloads(downloads, new Date(2026, 4, 15).getTime())).toEqual([])
})

it('Of more than 200 downloads a day the latest stay', () => {
  const downloads = Array.from({ length: 201 }, (_, number) => endedAt(9, 0, number))
  const kept = todaysDownloads(downloads, new Date(2026, 4, 14, 10).getTime())
  expect(kept).toEqual(downloads.slice(1))
})
