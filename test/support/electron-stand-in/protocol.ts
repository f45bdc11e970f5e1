/** `protocol`: app://host/path is served at http://app.host.localhost/path, which is also a secure origin. */
import type { Protocol } from 'electron'
import { app } from './app.ts'
import { refuseUnknown, type Fake } from './fake.ts'
import type { Surface } from './surface.ts'

type Handler = Parameters<Protocol['handle']>[1]

const schemes = new Set<string>()
const handlers = new Map<string, Handler>()

export const protocol: Fake<Protocol, Surface['Protocol']> = {
  registerSchemesAsPrivileged: (customSchemes) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of customSchemes) schemes.add(scheme)
  },
  handle: (scheme, handler) => {
    if (!app.isReady()) throw new TypeError('Session can only be received when app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
}
refuseUnknown('protocol', protocol)

/** Returns the handler for the scheme of a URL. */
export function schemeHandler(url: string): Handler | undefined {
  return handlers.get(url.split(':', 1)[0]!)
}

/** Returns the address in Chromium of a URL with one of the app's schemes. Other URLs stay as they are. */
export function asHttp(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(url) ?? []
  return schemes.has(scheme) ? `http://${scheme}.${host}.localhost${rest}` : url
}

/** The inverse of {@link asHttp}. */
export function asScheme(url: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^http:\/\/([a-z]+)\.([^/]*)\.localhost(\/.*)?$/.exec(url) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}
