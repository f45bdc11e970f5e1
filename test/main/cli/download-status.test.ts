import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DownloadStatus } from '../../../src/main/cli/download-status.ts'
import type { TransferSnapshot } from '../../../src/shared/server-events.ts'
import { serverSnapshot } from '../../shared/server-snapshot-fixture.ts'

const shown: string[] = []
const line = {
  show: (text: string) => void shown.push(text),
  get isShown() {
    return (shown.at(-1) ?? '') !== ''
  },
}
const running = (...sent: number[]) =>
  serverSnapshot({
    transfers: sent.map(
      (sentBytes) => ({ target: '/film', sentBytes, contentBytes: 500 }) as TransferSnapshot,
    ),
  })

beforeEach(() => {
  vi.useFakeTimers()
  shown.length = 0
})
afterEach(() => void vi.useRealTimers())

describe('the status of the downloads', () => {
  it('The status is shown at once, and then twice a second', () => {
    const status = new DownloadStatus(line)
    for (let report = 0; report < 20; report++) {
      status.update(running(report, 100))
      vi.advanceTimersByTime(100)
    }
    expect(shown.map((text) => text.split(', ', 2)[1])).toEqual([
      '100 B of 1.0 KB',
      '104 B of 1.0 KB',
      '109 B of 1.0 KB',
      '114 B of 1.0 KB',
      '119 B of 1.0 KB',
    ])
    status.end()
  })

  it('The status goes with the last download, and comes back with the next', () => {
    const status = new DownloadStatus(line)
    status.update(running(1))
    status.update(running())
    vi.advanceTimersByTime(1000)
    status.update(running(2))
    expect(shown).toEqual(['1 download, 1 of 500 B  /film', '', '1 download, 2 of 500 B  /film'])
    status.end()
  })

  it('The end takes the status away for good, and says whether there was one', () => {
    const status = new DownloadStatus(line)
    status.update(running(1))
    expect(status.end()).toBe(true)
    status.update(running(2))
    vi.advanceTimersByTime(1000)
    expect(shown.at(-1)).toBe('')
    expect(status.end()).toBe(false)
  })
})
