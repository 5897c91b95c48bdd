import { plainOf } from '../note-text.ts'

/** `src` and `data` of elements that load a file, with quotes of either kind or none. */
const attribute =
  /(<(?:img|audio|video|object|source|embed|track)\b[^>]*?\s(?:src|data)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
const sound = /(\[sound:)([^\]]*)(\])/g
const styled = /(url\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))(\s*\))/gi

const isElsewhere = (name: string) => /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(name)

/** The name a reference stands for: entities and percent signs decoded, in the form names are compared in. */
function nameOf(written: string): string {
  const decoded = written.includes('&') ? plainOf(written) : written
  if (!decoded.includes('%')) return decoded.normalize('NFC')
  try {
    return decodeURIComponent(decoded).normalize('NFC')
  } catch {
    return decoded.normalize('NFC')
  }
}

function mayRefer(text: string): boolean {
  return text.includes('<') || text.includes('[sound:') || text.includes('url(')
}

/** Whether two ways of writing may mean the file of that name: as it stands, or decoded. */
function* namesIn(text: string): Generator<{ written: string; name: string }> {
  if (!mayRefer(text)) return
  for (const [, , double, single, bare] of text.matchAll(attribute)) {
    const written = double ?? single ?? bare ?? ''
    yield { written, name: nameOf(written) }
  }
  for (const [, , written = ''] of text.matchAll(sound)) yield { written, name: nameOf(written) }
  for (const [, , double, single, bare] of text.matchAll(styled)) {
    const written = double ?? single ?? bare ?? ''
    yield { written, name: nameOf(written) }
  }
}

/** The names of the files that a text of HTML or CSS refers to; what lies on the network is none. */
export function mediaNamesIn(text: string): string[] {
  const names = new Set<string>()
  for (const { written, name } of namesIn(text)) {
    if (name !== '' && !isElsewhere(written) && !isElsewhere(name)) names.add(name)
  }
  return [...names]
}

/**
 * A text in which references go to new names; everything else stays as it is, sign for sign.
 * @param renamed  new names by old ones
 */
export function withNewNames(text: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0 || !mayRefer(text)) return text
  const one = (written: string): string | undefined =>
    renamed.get(written.normalize('NFC')) ?? renamed.get(nameOf(written))
  const quoted = (before: string, written: string, whole: string, after = '') => {
    const name = one(written)
    return name === undefined
      ? whole
      : `${before}"${name.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"${after}`
  }
  return text
    .replace(attribute, (whole: string, before: string, double?: string, single?: string, bare?: string) =>
      quoted(before, double ?? single ?? bare ?? '', whole),
    )
    .replace(sound, (whole: string, before: string, written: string, after: string) => {
      const name = one(written)
      return name === undefined ? whole : `${before}${name}${after}`
    })
    .replace(
      styled,
      (whole: string, before: string, double?: string, single?: string, bare?: string, after?: string) =>
        quoted(before, double ?? single ?? bare ?? '', whole, after),
    )
}
