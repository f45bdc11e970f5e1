import { beforeEach, describe, expect, it, vi } from 'vitest'
import { canKeepAwake, KeepAwake } from '../../../../src/main/desktop/share/keep-awake.ts'

const blockers = vi.hoisted(() => ({ running: new Set<number>(), last: 0, kinds: [] as string[] }))
vi.mock('electron', () => ({
  powerSaveBlocker: {
    start: (kind: string) => {
      blockers.kinds.push(kind)
      blockers.running.add(++blockers.last)
      return blockers.last
    },
    stop: (id: number) => blockers.running.delete(id),
  },
}))

/** Names on the session bus that somebody has. */
const owned = vi.hoisted(() => new Set<string>())
vi.mock(import('../../../../src/main/desktop/system/session-bus.ts'), () => ({
  busNameHasOwner: (name) => Promise.resolve(owned.has(name)),
}))

beforeEach(() => {
  Object.assign(blockers, { running: new Set(), last: 0, kinds: [] })
  owned.clear()
})

describe('the computer', () => {
  it('is kept awake while bytes flow and no longer, however often it is said, and each change is told', async () => {
    owned.add('org.gnome.SessionManager')
    const told: boolean[] = []
    const awake = new KeepAwake((keepsAwake) => told.push(keepsAwake))
    for (const bytesFlow of [false, true, true, false, false, true]) {
      awake.update(bytesFlow)
      await expect.poll(() => told.at(-1) ?? false).toBe(bytesFlow)
    }
    expect(blockers.running).toEqual(new Set([2]))
    awake.update(false)
    await expect.poll(() => told).toEqual([true, false, true, false])
    expect(blockers.running).toEqual(new Set())
  })

  it('may darken its screen meanwhile', () => {
    new KeepAwake(() => undefined).update(true)
    expect(blockers.kinds).toEqual(['prevent-app-suspension'])
  })

  it.runIf(process.platform === 'linux')(
    'is not said to be kept awake where nobody can be asked for it, and Electron’s blocker does nothing',
    async () => {
      const told: boolean[] = []
      const awake = new KeepAwake((keepsAwake) => told.push(keepsAwake))
      awake.update(true)
      awake.update(false)
      await new Promise(setImmediate)
      expect(told).toEqual([])
      expect(blockers.kinds).toHaveLength(1)
    },
  )

  it.each<[rule: string, platform: NodeJS.Platform, names: string[], expected: boolean]>([
    ['by the system on macOS', 'darwin', [], true],
    ['by the system on Windows', 'win32', [], true],
    ['by the session of GNOME', 'linux', ['org.gnome.SessionManager'], true],
    ['by the power management of other desktops', 'linux', ['org.freedesktop.PowerManagement'], true],
    ['by nobody where there is neither', 'linux', ['org.freedesktop.ScreenSaver'], false],
  ])('is kept awake %s', async (_, platform, names, expected) => {
    for (const name of names) owned.add(name)
    expect(await canKeepAwake(platform)).toBe(expected)
  })
})
