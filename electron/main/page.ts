import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

/** The page's own origin. Everything the window loads comes from here. */
export const origin = 'app://demarc'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** No inline script or style, no eval, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the built page from `folder` under `app://demarc/`, and nothing outside that folder.
 */
export function servePage(folder: string): void {
  protocol.handle('app', async request => {
    const url = new URL(request.url)
    const wanted = path.join(folder, decodeURIComponent(url.pathname))
    const type = types[path.extname(wanted)]
    if (url.host !== 'demarc' || type === undefined || !isInside(folder, wanted)) return gone()
    try {
      const body = await readFile(wanted)
      return new Response(new Uint8Array(body), { headers: headersFor(type) })
    } catch {
      return gone()
    }
  })
}

/** Whether `file` lies in `folder` or below it. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file)
  return way !== '' && !way.startsWith('..') && !path.isAbsolute(way)
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

function gone(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}
