import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import type { PackageMedia } from '../deck-package.ts'

const endings = new Set(
  'png jpg jpeg gif svg webp avif bmp ico tif tiff mp3 m4a ogg oga opus wav flac aac mp4 webm mov m4v pdf'
    .split(' ')
    .map(ending => `.${ending}`),
)
/** Folders in which people keep the pictures of their notes. */
const usual = [
  'media',
  'images',
  'image',
  'img',
  'assets',
  'attachments',
  'attachment',
  '_resources',
  'files',
  'resources',
]

const LARGEST = 500 * 1024 * 1024

export type FoundMedia = {
  /** Fields that refer to files by the names they have in the package. */
  withNames: (html: string) => string
  media: PackageMedia[]
}

/**
 * Pictures and sounds that lie beside a text file: where a field refers to them, or in a folder that usually
 * holds them. Only files of media inside the file's own folder and the one above are looked at; what is
 * elsewhere, or on the network, stays a mere reference.
 */
export async function mediaBeside(file: string, htmls: Iterable<string>): Promise<FoundMedia> {
  const wanted = new Set<string>()
  for (const html of htmls) for (const reference of referencesIn(html)) wanted.add(reference)
  const names = new Map<string, string>()
  const media = new Map<string, PackageMedia & { path: string }>()
  if (wanted.size === 0) return { withNames: html => html, media: [] }
  const root = await realpath(dirname(resolve(file)))
  const folders = await foldersBeside(root, basename(file, extname(file)))
  for (const reference of wanted) {
    const found = await fileFor(reference, root, folders)
    if (!found) continue
    const name = freeName(basename(found.path).normalize('NFC'), found.path, media)
    names.set(reference, name)
    media.set(name, { name, bytes: found.bytes, path: found.path, open: () => createReadStream(found.path) })
  }
  return {
    withNames: html => withNewNames(html, names),
    media: [...media.values()].map(({ name, bytes, open }) => ({ name, bytes, open })),
  }
}

const attribute =
  /(<(?:img|audio|video|source)\b[^<>]{0,2000}?\ssrc\s*=\s*)(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^\s"'<>]{1,1000}))/gi
const sound = /(\[sound:)([^\]\n]{1,1000})(\])/g

function referencesIn(html: string): string[] {
  if (!html.includes('src') && !html.includes('[sound:')) return []
  return [...html.matchAll(attribute), ...html.matchAll(sound)].map(
    ([, , double, single, bare]) => double ?? (single === ']' ? '' : single) ?? bare ?? '',
  )
}

/** References to files that got another name go there; all else stays as it is, sign for sign. */
function withNewNames(html: string, names: ReadonlyMap<string, string>): string {
  const changed = (reference: string) => {
    const name = names.get(reference)
    return name === undefined || name === plainOf(reference) ? null : name
  }
  return html
    .replace(attribute, (whole: string, before: string, double?: string, single?: string, bare?: string) => {
      const name = changed(double ?? single ?? bare ?? '')
      return name === null ? whole : `${before}"${name.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    })
    .replace(sound, (whole: string, before: string, reference: string, after: string) => {
      const name = changed(reference)
      return name === null ? whole : before + name + after
    })
}

/** A reference without the signs of HTML. */
const plainOf = (reference: string) =>
  reference.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The paths a reference may mean: as it stands, and as an address. */
function pathsOf(reference: string): string[] {
  const plain = plainOf(reference)
  if (/^(?:[a-z][a-z\d+.-]+:|[\\/]|~)/i.test(plain) || plain.includes('\0')) return []
  try {
    return [plain, decodeURIComponent(plain.replace(/[?#].*$/, ''))]
  } catch {
    return [plain]
  }
}

async function foldersBeside(root: string, title: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const known = new Set([...usual, `${title}.media`, `${title} media`, title].map(name => name.toLowerCase()))
  return entries
    .filter(entry => entry.isDirectory() && known.has(entry.name.toLowerCase()))
    .map(entry => join(root, entry.name))
}

async function fileFor(reference: string, root: string, folders: readonly string[]) {
  const paths = pathsOf(reference).filter(path => endings.has(extname(path).toLowerCase()))
  const inside = dirname(root) === sep ? sep : dirname(root) + sep
  const places = paths.flatMap(path => [
    resolve(root, path),
    ...[root, ...folders].map(folder => join(folder, basename(path))),
  ])
  for (const place of places) {
    const real = await realpath(place).catch(() => null)
    // A link must not lead out of the folder either.
    if (!real?.startsWith(inside) || !endings.has(extname(real).toLowerCase())) continue
    const about = await stat(real).catch(() => null)
    if (about?.isFile() && about.size <= LARGEST) return { path: real, bytes: about.size }
  }
  return null
}

/** Two files of one name in different folders both stay. */
function freeName(wanted: string, path: string, taken: ReadonlyMap<string, { path: string }>): string {
  const ending = extname(wanted)
  const base = wanted.slice(0, wanted.length - ending.length)
  for (let count = 1, name = wanted; ; count++, name = `${base}-${count}${ending}`) {
    const other = taken.get(name)
    if (!other || other.path === path) return name
  }
}
