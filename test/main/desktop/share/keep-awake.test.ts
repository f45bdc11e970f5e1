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

/** Names on the session bus that have an owner. */
const owned = vi.hoisted(() => new Set<string>())
vi.mock(import('../../../../src/main/desktop/system/session-bus.ts'), () => ({
  busNameHasOwner: (name) => Promise.resolve(owned.has(name)),
}))

beforeEach(() => {
  Object.assign(blockers, { running: new Set(), last: 0, kinds: [] })
  owned.clear()
})

describe('keeping the computer awake', () => {
  it('The computer is kept awake only while bytes flow, and each change is reported once', async () => {
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

  it('The computer may darken its screen while bytes flow', () => {
    new KeepAwake(() => undefined).update(true)
    expect(blockers.kinds).toEqual(['prevent-app-suspension'])
  })

  it.runIf(process.platform === 'linux')(
    'The computer is not reported to be kept awake on Linux where no service can do it',
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
    ['by macOS', 'darwin', [], true],
    ['by Windows', 'win32', [], true],
    ['by the session manager of GNOME', 'linux', ['org.gnome.SessionManager'], true],
    ['by the power management of other desktops', 'linux', ['org.freedesktop.PowerManagement'], true],
    ['by no other service', 'linux', ['org.freedesktop.ScreenSaver'], false],
  ])('The computer can be kept awake %s', async (_, platform, names, expected) => {
    for (const name of names) owned.add(name)
    expect(await canKeepAwake(platform)).toBe(expected)
  })
})
