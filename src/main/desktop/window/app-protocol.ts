/** Serves the window's own files under app://spool/, with a policy that keeps everything else out. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

export const appOrigin = 'app://spool'

const contentTypes: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ')

/** Registers `app:`. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the files in `folder`, and nothing else. */
export function serveApp(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const { origin, host, pathname } = new URL(url)
    // Node's URL has no origin for custom schemes.
    if (method !== 'GET' || (origin === 'null' ? `app://${host}` : origin) !== appOrigin) return refusal(403)
    const path = fileFor(folder, pathname)
    if (path === undefined) return refusal(404)
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
        },
      })
    } catch {
      return refusal(404)
    }
  })
}

function fileFor(folder: string, pathname: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const path = normalize(join(folder, name === '/' ? 'index.html' : name))
  return path.startsWith(folder + sep) ? path : undefined
}

function refusal(status: number): Response {
  return new Response(null, { status })
}
