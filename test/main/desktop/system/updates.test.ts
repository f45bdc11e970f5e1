import { afterEach, describe, expect, it, vi } from 'vitest'
import { Updates, type Updater } from '../../../../src/main/desktop/system/updates.ts'
import type { UpdateState } from '../../../../src/shared/app/app-state.ts'

vi.mock('electron', () => ({}))

type Answer = Awaited<ReturnType<Updater['checkForUpdates']>>
const newer = {
  isUpdateAvailable: true,
  updateInfo: { version: '9.9.9' },
} as Answer
const none = { isUpdateAvailable: false } as Answer
const told: UpdateState = { kind: 'available', version: '9.9.9' }

/** Updates on an updater that answers so, and all states that they report. */
function updates(check: () => Promise<Answer>, download = () => Promise.resolve<string[]>([])) {
  const updater: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: false,
    logger: console,
    on: vi.fn<Updater['on']>(),
    checkForUpdates: vi.fn(check),
    downloadUpdate: vi.fn(download),
  }
  const states: UpdateState[] = []
  return {
    updater,
    states,
    updates: new Updates(
      () => Promise.resolve(updater),
      (state) => states.push(state),
    ),
  }
}

describe('a check for updates', () => {
  it('A check for updates reports a newer version, and fetches nothing', async () => {
    const { updates: own, updater, states } = updates(() => Promise.resolve(newer))
    await own.check(false)
    expect(states).toEqual([told])
    expect(updater.autoDownload).toBe(false)
    expect(updater.downloadUpdate).not.toHaveBeenCalled()
  })

  it.each([
    ['there is no update', () => Promise.resolve(none), 'latest'],
    ['it failed', () => Promise.reject(new Error('offline')), 'failed'],
  ] as const)('Only a check for updates that the user requests reports that %s', async (_, check, kind) => {
    const { updates: own, states } = updates(check)
    await own.check(false)
    expect(states).toEqual([{ kind: 'none' }])
    await own.check(true)
    expect(states.slice(1)).toEqual([{ kind: 'checking' }, { kind }])
  })
})

describe('two checks for updates at once', () => {
  it('Of two checks for updates only the later one counts', async () => {
    const first = Promise.withResolvers<Answer>()
    const check = vi
      .fn<() => Promise<Answer>>()
      .mockReturnValueOnce(first.promise)
      .mockResolvedValueOnce(newer)
    const { updates: own, states } = updates(check)
    const unasked = own.check(false)
    await own.check(true)
    first.reject(new Error('offline'))
    await unasked
    expect(states).toEqual([{ kind: 'checking' }, told])
  })

  it('A check for updates does not disturb a download', async () => {
    const first = Promise.withResolvers<Answer>()
    const fetched = Promise.withResolvers<string[]>()
    const check = vi
      .fn<() => Promise<Answer>>()
      .mockResolvedValueOnce(newer)
      .mockReturnValueOnce(first.promise)
    const { updates: own, states } = updates(check, () => fetched.promise)
    await own.check(false)
    const again = own.check(false)
    const download = own.download()
    first.reject(new Error('offline'))
    await again
    fetched.resolve([])
    await download
    expect(states.map(({ kind }) => kind)).toEqual(['available', 'downloading', 'ready'])
  })
})

describe('a server for updates that does not answer', () => {
  afterEach(() => void vi.useRealTimers())
  const never = <T>() => new Promise<T>(() => undefined)

  it('A check for updates is given up after a minute without an answer, and can be repeated', async () => {
    vi.useFakeTimers()
    const check = vi.fn<() => Promise<Answer>>().mockReturnValueOnce(never()).mockResolvedValueOnce(newer)
    const { updates: own, states } = updates(check)
    const checked = own.check(true)
    await vi.advanceTimersByTimeAsync(60_000)
    await checked
    expect(states).toEqual([{ kind: 'checking' }, { kind: 'failed' }])
    await own.check(true)
    expect(states.at(-1)).toEqual(told)
  })

  it('The download of an update is given up a minute after the last piece', async () => {
    vi.useFakeTimers()
    const { updates: own, updater, states } = updates(() => Promise.resolve(newer), never)
    await own.check(true)
    void own.download()
    await vi.advanceTimersByTimeAsync(59_000)
    const onProgress = vi.mocked(updater.on).mock.calls.find(([event]) => event === 'download-progress')![1]
    ;(onProgress as (progress: { percent: number }) => void)({ percent: 12.7 })
    await vi.advanceTimersByTimeAsync(59_000)
    expect(states.at(-1)).toEqual({ kind: 'downloading', version: '9.9.9', percent: 12 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(states.at(-1)).toEqual({ kind: 'failed' })
    own.dismiss()
    expect(states.at(-1)).toEqual({ kind: 'none' })
  })

  it('The download of an update that finishes late after all is reported as ready', async () => {
    vi.useFakeTimers()
    const fetched = Promise.withResolvers<string[]>()
    const { updates: own, states } = updates(
      () => Promise.resolve(newer),
      () => fetched.promise,
    )
    await own.check(true)
    const download = own.download()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states.at(-1)).toEqual({ kind: 'failed' })
    fetched.resolve([])
    await download
    expect(states.at(-1)).toEqual({ kind: 'ready', version: '9.9.9' })
  })
})

describe('an update that was found', () => {
  it('An update is fetched on consent, and left to be installed when the app is quit', async () => {
    const { updates: own, updater, states } = updates(() => Promise.resolve(newer))
    await own.check(false)
    await own.download()
    expect(states.slice(1)).toEqual([
      { kind: 'downloading', version: '9.9.9', percent: 0 },
      { kind: 'ready', version: '9.9.9' },
    ])
    expect(updater.autoInstallOnAppQuit).toBe(true)
  })

  it('An update that is ready is not looked for again', async () => {
    const { updates: own, updater } = updates(() => Promise.resolve(newer))
    await own.check(false)
    await own.download()
    await own.check(true)
    expect(updater.checkForUpdates).toHaveBeenCalledOnce()
  })

  it('An update that can’t be fetched is reported, and can be looked for again', async () => {
    const { updates: own, states } = updates(
      () => Promise.resolve(newer),
      () => Promise.reject(new Error('cut off')),
    )
    await own.check(false)
    await own.download()
    expect(states.at(-1)).toEqual({ kind: 'failed' })
    await own.check(true)
    expect(states.at(-1)).toEqual(told)
  })

  it('An update that the user has put off is not fetched', async () => {
    const { updates: own, updater, states } = updates(() => Promise.resolve(newer))
    await own.check(false)
    own.dismiss()
    await own.download()
    expect(states.at(-1)).toEqual({ kind: 'none' })
    expect(updater.downloadUpdate).not.toHaveBeenCalled()
  })
})
