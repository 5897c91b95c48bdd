import path from 'node:path'
import { type ProtocolResponse, protocol } from 'electron'
import { mediaTypeOf } from './media-type.ts'

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

/** For a picture that is looked at by itself: an SVG may hold script, and a style that fetches. */
const mediaSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

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

/**
 * Serves the built page from `folder` under `app://demarc/`, and the files of the collection by their hash under
 * `app://media/`; nothing outside these two folders.
 *
 * By the older of Electron's two ways: it hands a path to Chromium, which reads the file in a process of its own and
 * answers ranges itself, so that sounds can be sought. The newer one (`protocol.handle`) takes every byte through
 * main's only thread, and its first answer loads Node's fetch there: 50 ms of a start (measured).
 * @param mediaFile  where a file of the collection that is open lies, by its hash
 */
export function servePage(folder: string, mediaFile: (hash: string) => string): void {
  protocol.registerFileProtocol('app', (request, answer) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null
    answer((url?.host === 'media' ? mediaAt(url, mediaFile) : url && pageAt(url, folder)) ?? gone)
  })
}

/** Chromium's own number for a file that is not there. */
const gone: ProtocolResponse = { error: -6 }

function pageAt(url: URL, folder: string): ProtocolResponse | null {
  const wanted = path.join(folder, decoded(url.pathname))
  const type = types[path.extname(wanted)]
  if (url.host !== 'demarc' || type === undefined || !isInside(folder, wanted)) return null
  return { path: wanted, headers: headersFor(type, policyFor(url)) }
}

function mediaAt(url: URL, mediaFile: (hash: string) => string): ProtocolResponse | null {
  const [, hash] = /^\/([0-9a-f]{64})$/.exec(url.pathname) ?? []
  if (hash === undefined) return null
  const file = mediaFile(hash)
  const type = mediaTypeOf(file)
  if (type === null) return null
  const headers = { ...headersFor(type, mediaSecurityPolicy), 'access-control-allow-origin': origin }
  return { path: file, headers }
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return ''
  }
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
