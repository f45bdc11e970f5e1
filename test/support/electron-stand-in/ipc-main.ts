/** `ipcMain`: handlers for messages from pages. */
import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron'
import type { Frame } from 'playwright-core'
import { refuseUnknown, type Fake } from './fake.ts'
import type { FromPage, InvokeAnswer } from './preload-shim.ts'
import { asScheme } from './protocol.ts'
import type { Surface } from './surface.ts'
import type { FakeWebContents } from './web-contents.ts'

type Handler = Parameters<IpcMain['handle']>[1]
type FakeFrame = Pick<WebFrameMain, 'url'> & { readonly parent: FakeFrame | null }

const handlers = new Map<string, Handler>()

export const ipcMain: Fake<IpcMain, Surface['IpcMain']> = {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}
refuseUnknown('ipcMain', ipcMain)

/** Resolves to the answer to `ipcRenderer.invoke` of a page. */
export async function answerInvoke(
  sender: FakeWebContents,
  frame: Frame,
  { channel, args }: Extract<FromPage, { kind: 'invoke' }>,
): Promise<InvokeAnswer> {
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const event: unknown = guardedEvent(sender, frame)
    return { value: structuredClone(await (handler(event as IpcMainInvokeEvent, ...args) as unknown)) }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}

function guardedEvent(sender: FakeWebContents, frame: Frame): object {
  const event = { sender, senderFrame: fakeFrame(frame), type: 'frame' }
  refuseUnknown('IpcMainInvokeEvent', event)
  return event
}

function fakeFrame(frame: Frame): FakeFrame {
  const parent = frame.parentFrame()
  const fake = { url: asScheme(frame.url()), parent: parent === null ? null : fakeFrame(parent) }
  refuseUnknown('WebFrameMain', fake)
  return fake
}
