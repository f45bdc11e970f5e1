import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DownloadMeter, type DownloadSum } from '../../../../src/main/desktop/shell/download-meter.ts'

const download = (sentBytes: number, contentBytes: number) => ({ sentBytes, contentBytes })

describe('the sum of the downloads', () => {
  let sums: DownloadSum[]
  let meter: DownloadMeter

  beforeEach(() => {
    vi.useFakeTimers()
    sums = []
    meter = new DownloadMeter((sum) => sums.push(sum))
  })
  afterEach(() => void vi.useRealTimers())

  it('The progress of all downloads is that of their bytes, and there is none without any', () => {
    meter.update([download(10, 1000), download(490, 1000)])
    vi.advanceTimersByTime(1000)
    meter.update([])
    expect(sums).toEqual([
      { count: 2, percent: 25 },
      { count: 0, percent: undefined },
    ])
  })

  it('The progress of downloads of unknown length is unknown', () => {
    meter.update([download(0, 0)])
    expect(sums).toEqual([{ count: 1, percent: undefined }])
  })

  it('Less than a percent is no news', () => {
    meter.update([download(100, 1000)])
    vi.advanceTimersByTime(1000)
    meter.update([download(109, 1000)])
    meter.update([download(110, 1000)])
    expect(sums.map(({ percent }) => percent)).toEqual([10, 11])
  })

  it('Changes are reported once a second, the first at once and the last one always', () => {
    for (let percent = 1; percent <= 30; percent++) {
      meter.update([download(percent, 100)])
      vi.advanceTimersByTime(100)
    }
    expect(sums.map(({ percent }) => percent)).toEqual([1, 10, 20, 30])
    meter.update([])
    expect(meter.count).toBe(1)
    vi.advanceTimersByTime(1000)
    expect([sums.at(-1), meter.count]).toEqual([{ count: 0, percent: undefined }, 0])
  })
})
