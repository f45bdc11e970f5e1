import { beforeEach, describe, expect, it, vi } from 'vitest'
import { appOrigin } from '../../../../src/main/desktop/window/app-protocol.ts'
import { handleCommands, sendEvent, type CommandHandlers } from '../../../../src/main/desktop/window/ipc.ts'
import { commandArguments } from '../../../../src/shared/app/app-contract.ts'

type Handle = (event: unknown, name: unknown, args: unknown) => unknown
const ipc = vi.hoisted(() => ({}) as { handle: Handle })
vi.mock('electron', () => ({
  ipcMain: { handle: (_channel: string, handle: Handle) => (ipc.handle = handle) },
  protocol: {},
  net: {},
}))

const ours = { senderFrame: { parent: null, url: `${appOrigin}/index.html` } }
const development = 'http://localhost:5173'
const handlers = Object.fromEntries(Object.keys(commandArguments).map((name) => [name, vi.fn(() => name)]))

beforeEach(() => {
  vi.clearAllMocks()
  handleCommands(handlers as unknown as CommandHandlers, development)
})

const ask = (event: unknown, name: unknown, args: unknown) => ipc.handle(event, name, args)

describe('a command', () => {
  it.each([
    ['the window', ours],
    ['the window in development', { senderFrame: { parent: null, url: `${development}/index.html` } }],
  ])('A command from %s is carried out', (_who, event) => {
    expect(ask(event, 'useFolder', ['/share'])).toBe('useFolder')
    expect(handlers.useFolder).toHaveBeenCalledWith('/share')
  })

  it.each([
    ['a frame in the window', { parent: {}, url: `${appOrigin}/index.html` }],
    ['a frame that is gone', null],
    ['another page', { parent: null, url: 'https://example.com/index.html' }],
    ['a page whose address begins like the app’s', { parent: null, url: `${appOrigin}.example.com/` }],
    ['a page whose address begins like that of development', { parent: null, url: `${development}0/` }],
  ])('A command from %s is refused', (_who, senderFrame) => {
    expect(() => ask({ senderFrame }, 'start', [])).toThrow('Only the app may ask this.')
    expect(handlers.start).not.toHaveBeenCalled()
  })

  it.each(['constructor', 'toString', '__proto__', 'none', '', 1, null, undefined])(
    'A command that does not exist is refused: %s',
    (name) => {
      expect(() => ask(ours, name, [])).toThrow('No such command.')
    },
  )

  it.each([
    ['useFolder', 'no path', []],
    ['useFolder', 'a number for a path', [1]],
    ['useFolder', 'an empty path', ['']],
    ['useFolder', 'two paths', ['/share', '/other']],
    ['startOnPort', 'a port above 65535', [65_536]],
    ['startOnPort', 'no port', [undefined]],
    ['cancelTransfer', 'a negative number', [-1]],
    ['showMenu', 'more items than a menu has', [Array(31).fill({ type: 'separator' }), { x: 0, y: 0 }]],
    ['showMenu', 'a role of Electron’s', [[{ id: '1', label: 'Quit', role: 'quit' }], { x: 0, y: 0 }]],
    ['showMenu', 'no place', [[{ id: '1', label: 'Copy' }]]],
    ['stop', 'an unknown mode', ['later']],
    ['stop', 'no mode', []],
    ['blockClient', 'no address', ['']],
    ['nameGuest', 'no address', ['', 'iPhone', 'Anna']],
    ['exportLog', 'an unknown format', ['exe', []]],
    ['exportLog', 'a piece that is not a text', ['csv', [{ number: 1 }]]],
    ['keepWifiPassword', 'no name of a network', ['', 'secret']],
    ['keepWifiPassword', 'a password that is too long', ['Home', 'x'.repeat(257)]],
    ['wifiPassword', 'a name that is too long', ['x'.repeat(401)]],
    ['copy', 'a text that is too long', ['x'.repeat(65_537)]],
    ['start', 'an argument too many', ['now']],
    ['start', 'no list of arguments', undefined],
    ['start', 'an object like a list', { length: 0 }],
  ])('The command %s is refused with %s', (name, _what, args) => {
    expect(() => ask(ours, name, args)).toThrow(`Wrong arguments for ${name}.`)
    expect(handlers[name]).not.toHaveBeenCalled()
  })

  it('A preference that the window sets back reaches main as one that is undefined', () => {
    ask(ours, 'setPreferences', [{ port: undefined }])
    expect(vi.mocked(handlers.setPreferences!).mock.calls).toStrictEqual([[{ port: undefined }]])
  })

  it('A name for a guest reaches main without what can’t be seen in it', () => {
    ask(ours, 'nameGuest', ['192.168.1.7', 'iPhone', ' Anna\u202e '])
    expect(handlers.nameGuest).toHaveBeenCalledWith('192.168.1.7', 'iPhone', 'Anna')
  })

  it('A command to export a log is refused if a piece of the log is too long', () => {
    const piece = 'x'.repeat((1 << 20) + 1)
    expect(() => ask(ours, 'exportLog', ['csv', [piece]])).toThrow('Wrong arguments for exportLog.')
    expect(handlers.exportLog).not.toHaveBeenCalled()
  })
})

describe('an event', () => {
  it('An event for a window that is gone is not sent', () => {
    const send = vi.fn()
    sendEvent({ isDestroyed: () => true, send } as unknown as Electron.WebContents, 'showSettings', true)
    expect(send).not.toHaveBeenCalled()
  })
})
