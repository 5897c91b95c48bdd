import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

/** The page's own origin. Everything the window loads comes from here. */
export const origin = 'app://demarc'

/** Pictures and sounds of the collection, by the hash of what they hold: `app://media/<hash>`. */
export const mediaOrigin = 'app://media'

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
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * For the empty page that an imported card is written into (`card/frame.html`). Nothing runs there; what it loads is
 * the collection's media. Styles are the card's own and come through the sanitiser.
 */
export const cardSecurityPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `img-src ${mediaOrigin} data:`,
  `media-src ${mediaOrigin}`,
  `font-src ${mediaOrigin}`,
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${origin}`,
].join('; ')

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: {
        ...{ standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        // Sounds are read in pieces; fonts of the collection come from another host of ours.
        ...{ stream: true, corsEnabled: true },
      },
    },
  ])
}

/** Answers requests for `app://media/<hash>`, with ranges; null when there is no such file. */
export type MediaServer = (hash: string, request: Request) => Promise<Response | null>

/**
 * Serves the built page from `folder` under `app://demarc/`, and nothing outside that folder; and by `media` what
 * the collection holds.
 */
export function servePage(folder: string, media: MediaServer = async () => null): void {
  protocol.handle('app', async request => {
    const url = new URL(request.url)
    if (url.host === 'media') return (await media(url.pathname.slice(1), request)) ?? gone()
    const wanted = path.join(folder, decodeURIComponent(url.pathname))
    const type = types[path.extname(wanted)]
    if (url.host !== 'demarc' || type === undefined || !isInside(folder, wanted)) return gone()
    try {
      const body = await readFile(wanted)
      return new Response(new Uint8Array(body), { headers: headersFor(type, policyFor(url)) })
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

function policyFor(url: URL): string {
  return url.pathname.startsWith('/card/') ? cardSecurityPolicy : contentSecurityPolicy
}

function headersFor(type: string, policy: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

function gone(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}
