import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LaunchRequest } from '../../../../src/main/desktop/shell/launch-request.ts'
import { Launches } from '../../../../src/main/desktop/shell/launches.ts'

describe('what starts of the app request', () => {
  let fulfilled: LaunchRequest[]
  const launches = (first: LaunchRequest) => new Launches(first, (request) => fulfilled.push(request))

  beforeEach(() => {
    vi.useFakeTimers()
    fulfilled = []
  })
  afterEach(() => void vi.useRealTimers())

  it('Paths that come one after the other are one request, each of them once', () => {
    const all = launches({ paths: ['/a'] })
    all.begin()
    vi.advanceTimersByTime(399)
    all.add({ paths: ['/b'] })
    vi.advanceTimersByTime(399)
    all.add({ paths: ['/a', '/c'], port: 9000 })
    expect(fulfilled).toEqual([])
    vi.advanceTimersByTime(400)
    expect(fulfilled).toEqual([{ paths: ['/a', '/b', '/c'], port: 9000 }])
    all.add({ paths: ['/d'] })
    vi.advanceTimersByTime(400)
    expect(fulfilled[1]).toEqual({ paths: ['/d'] })
  })

  it('Nothing is done before the app has begun, and then all that came before', () => {
    const all = launches({})
    all.add({ action: 'start' })
    all.add({ port: 9000 })
    expect(fulfilled).toEqual([])
    all.begin()
    expect(fulfilled).toEqual([{ action: 'start', port: 9000 }])
  })

  it('What has no path is done at once', () => {
    const all = launches({})
    all.begin()
    all.add({ action: 'stop' })
    expect(fulfilled).toEqual([{}, { action: 'stop' }])
  })
})
