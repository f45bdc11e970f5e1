import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hostPath } from '../../../../src/main/desktop/system/host-path.ts'

const bus = vi.hoisted(() => ({ reply: undefined as string | undefined, calls: [] as (readonly string[])[] }))
vi.mock(import('../../../../src/main/desktop/system/session-bus.ts'), () => ({
  callOnBus: (_method, args) => {
    bus.calls.push(args)
    return Promise.resolve(bus.reply)
  },
}))
// What matters of a folder that was chosen is where it lies, not whether this machine has it.
const missing = vi.hoisted(() => new Set<string>())
vi.mock('node:fs/promises', () => ({
  stat: (path: string) => (missing.has(path) ? Promise.reject(new Error('ENOENT')) : Promise.resolve({})),
}))

beforeEach(() => {
  Object.assign(bus, { reply: undefined, calls: [] })
  missing.clear()
})

const document = '/run/user/1000/doc/c2869abf/ann'

describe('a folder that was chosen in a sandbox', () => {
  // GVariant text format: a byte string is written as in C.
  it.each([
    [`({'c2869abf': b'/home/ann'},)`, '/home/ann'],
    [`({'c2869abf': b'/home/\\303\\244 b'},)`, '/home/ä b'],
    [`({'c2869abf': b"/home/o'h"},)`, "/home/o'h"],
    [`({'c2869abf': b'/home/a\\"b'},)`, '/home/a"b'],
    [`({'c2869abf': b'/home/a\\\\b\\nc'},)`, '/home/a\\b\nc'],
    [`({'c2869abf': b'/run/media/ann/stick'},)`, '/run/media/ann/stick'],
    [`({'c2869abf': b'/var/home/ann'},)`, '/var/home/ann'],
    [`({'c2869abf': b'/library'},)`, '/library'],
  ])('A folder that was chosen in a sandbox is known by its own path: %s', async (reply, path) => {
    bus.reply = `${reply}\n`
    expect(await hostPath(document)).toBe(path)
    expect(await hostPath('/run/flatpak/doc/c2869abf/ann/Photos/2026')).toBe(`${path}/Photos/2026`)
    expect(bus.calls[0]).toEqual(["['c2869abf']"])
  })

  it.each([
    ['there is no answer', undefined],
    ['the portal knows nothing of it', '({},)\n'],
    ['its place is the sandbox’s own', `({'c2869abf': b'/usr/share'},)\n`],
    ['its place is private to the sandbox', `({'c2869abf': b'/tmp'},)\n`],
    ['its place is all of the sandbox', `({'c2869abf': b'/'},)\n`],
  ])('A folder that was chosen in a sandbox stays a document if %s', async (_, reply) => {
    bus.reply = reply
    expect(await hostPath(document)).toBe(document)
  })

  it('A folder that was chosen in a sandbox stays a document if the sandbox can’t see it at its place', async () => {
    bus.reply = `({'c2869abf': b'/home/ann'},)\n`
    missing.add('/home/ann')
    expect(await hostPath(document)).toBe(document)
  })
})

describe('a path that the document portal has not made', () => {
  it.each(['/home/ann', '/run/user/1000/doc', '/run/user/1000/gvfs/smb', 'D:\\', '/srv/run/user/1/doc/a/b'])(
    'A path that the document portal has not made stays as it is, without a call to the portal: %s',
    async (path) => {
      expect(await hostPath(path)).toBe(path)
      expect(bus.calls).toEqual([])
    },
  )
})
