/** `protocol`: app://host/path is served at http://app.host.localhost/path, which is a secure origin, too. */
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

/** The handler of the scheme of a URL. */
export function schemeHandler(url: string): Handler | undefined {
  return handlers.get(url.split(':', 1)[0]!)
}

/** The address in Chromium of a URL of a scheme of the app's own; other URLs stay as they are. */
export function asHttp(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(url) ?? []
  return schemes.has(scheme) ? `http://${scheme}.${host}.localhost${rest}` : url
}

/** The other way round. */
export function asScheme(url: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^http:\/\/([a-z]+)\.([^/]*)\.localhost(\/.*)?$/.exec(url) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}
