/**
 * The environment of a sandboxed preload script: a `require` for `electron` only, and no Node. The script runs in the page's
 * main world, in its own function, because an isolated world would need the very bridge that is imitated here.
 */
import type { ContextBridge, ContextMenuParams, EditFlags, IpcRenderer, WebUtils } from 'electron'
import type { Fake } from './fake.ts'
import type { Surface } from './surface.ts'

/** Name of the function in the page that reaches the main process. */
export const bindingName = '__standInCall'

/** What the stand-in knows of where a context menu is requested. */
export type MenuParams = Pick<ContextMenuParams, 'x' | 'y' | 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<EditFlags, 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>
}

/** What a page sends to the main process. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'context-menu'; readonly params: MenuParams }

/** The result of `ipcRenderer.invoke`. */
export type InvokeAnswer = { readonly value: unknown } | { readonly error: string }

/** What the stand-in keeps in a page. */
export type StandInPage = typeof globalThis & {
  __standIn?: {
    readonly hear: (channel: string, args: readonly unknown[]) => void
    /** Paths of dropped files by their names, set by a spec. */
    readonly paths: Record<string, string>
  }
}

type Preload = (require: (name: string) => unknown, process: object, module: object, exports: object) => void

/** Returns the script to run in each new document of a window, before the document's own scripts. */
export function preloadScript(source: string): string {
  const options = JSON.stringify({ bindingName, platform: process.platform })
  const preload = `function (require, process, module, exports) {${source.replace(/^\/\/# sourceMappingURL=.*/m, '')}\n}`
  return `(${runPreload.toString()})(${preload}, ${options})`
}

/** Runs in the page, so it can't refer to anything outside of itself. */
function runPreload(preload: Preload, options: { bindingName: string; platform: string }): void {
  type Page = StandInPage &
    Record<string, unknown> & {
      top: unknown
      Blob: new () => object
      location: { href: string }
      getSelection: () => { toString: () => string }
      addEventListener: (name: 'contextmenu', listener: (event: ContextMenuEvent) => void) => void
    }
  type ContextMenuEvent = {
    readonly defaultPrevented: boolean
    readonly target: {
      matches: (selector: string) => boolean
      value: string
      selectionStart: number
      selectionEnd: number
    }
    readonly clientX: number
    readonly clientY: number
  }
  type Call = (message: FromPage) => Promise<InvokeAnswer | undefined>
  const page = globalThis as unknown as Page
  if (page.top !== page || page.__standIn !== undefined) return
  const call: Call = (message) => (page[options.bindingName] as Call)(message)
  const listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>()

  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const answer = (await call({ kind: 'invoke', channel, args: structuredClone(args) }))!
      if ('error' in answer) throw new Error(answer.error)
      return answer.value
    },
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      const own = listeners.get(channel) ?? new Set()
      listeners.set(channel, own.add(listener))
      return ipcRenderer
    },
    off: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  } satisfies Record<Surface['IpcRenderer'], unknown> & Pick<IpcRenderer, 'invoke'>

  /** A proxy, such as a reactive object of Vue, can't be cloned. Neither can a function, but it may cross the bridge. */
  const refuseProxy = (argument: unknown): void => {
    if (typeof argument === 'function' || argument instanceof page.Blob) return
    try {
      structuredClone(argument)
    } catch (error) {
      if (/(?:#<\w+>|\[object \w+\]) could not be cloned/.test((error as Error).message))
        throw new Error('An object could not be cloned.')
    }
  }

  /** Returns what arrives on the other side of the bridge: copies, and functions that copy. */
  const bridged = (value: unknown, freeze: boolean): unknown => {
    // In Electron it would arrive as an empty object.
    if (value === ipcRenderer) throw new Error('ipcRenderer cannot cross the contextBridge')
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        if (freeze) args.forEach(refuseProxy)
        const result = (value as (...args: unknown[]) => unknown)(
          ...args.map((argument) => bridged(argument, false)),
        )
        return bridged(result, false)
      }
    }
    if (typeof value === 'symbol') throw new Error('A symbol cannot cross the contextBridge')
    if (value === null || typeof value !== 'object' || value instanceof page.Blob) return value
    if (value instanceof Promise) {
      return value.then(
        (result) => bridged(result, false),
        (error: unknown) => Promise.reject(new Error((error as Error).message)),
      )
    }
    if (Array.isArray(value)) return value.map((item) => bridged(item, freeze))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
    const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridged(item, freeze)]))
    return freeze ? Object.freeze(copy) : copy
  }

  const contextBridge: Fake<ContextBridge, Surface['ContextBridge']> = {
    exposeInMainWorld: (key, api) => {
      if (key in page)
        throw new Error(`Cannot bind an API on top of an existing property on the window object`)
      Object.defineProperty(page, key, { value: bridged(api, true), enumerable: true })
    },
  }
  const paths: Record<string, string> = {}
  const webUtils: Fake<WebUtils, Surface['WebUtils']> = { getPathForFile: ({ name }) => paths[name] ?? '' }

  const hear = (channel: string, args: readonly unknown[]) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
  }
  Object.defineProperty(page, '__standIn', { value: { hear, paths } })
  page.open = (url: unknown = '') => {
    void call({ kind: 'open', url: new URL(String(url), page.location.href).href })
    return null
  }

  // After the page's own listeners. Where they prevent it, Electron reports nothing.
  page.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return
    const { target, clientX: x, clientY: y } = event
    const isEditable = target.matches('input, textarea')
    const selectionText = isEditable
      ? target.value.slice(target.selectionStart, target.selectionEnd)
      : page.getSelection().toString()
    const canCopy = selectionText !== ''
    const editFlags = { canCopy, canCut: isEditable && canCopy, canPaste: isEditable, canSelectAll: true }
    void call({ kind: 'context-menu', params: { x, y, isEditable, selectionText, editFlags } })
  })

  const electron = { contextBridge, ipcRenderer, webUtils }
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(
    require,
    { platform: options.platform, sandboxed: true, contextIsolated: true },
    module,
    module.exports,
  )
}
