import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { ExchangeRefused } from '../refusal.ts'

/** Encodings a person may choose; the first five are also found by themselves. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'macintosh',
  'gb18030',
  'big5',
  'euc-jp',
  'euc-kr',
] as const

export type Decoded = {
  /** Without byte order mark; every line ends with `\n`. */
  text: string
  encoding: string
  /** Whether the encoding was told by the file or the user; a guess should be shown to the user. */
  isCertain: boolean
}

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/**
 * The text of a file. A byte order mark decides, then what the user chose, then the bytes themselves: valid
 * UTF-8, UTF-16 by its zero bytes, Shift_JIS by its kana, and Windows-1252 for everything else.
 *
 * iconv-lite decodes, not Node's TextDecoder: some versions of Node read windows-1252 as Latin-1.
 * @param wanted  one of `textEncodings` or any name iconv knows; null detects
 * @throws ExchangeRefused when the bytes are no text, or not in the chosen encoding
 */
export function decodeText(bytes: Buffer, wanted: string | null, name: string): Decoded {
  const mark = marks.find(one => one.bytes.every((byte, index) => bytes[index] === byte))
  if (mark) return { text: decoded(bytes, mark.encoding), encoding: mark.encoding, isCertain: true }
  if (wanted !== null && wanted !== 'auto') return asWanted(bytes, wanted.toLowerCase(), name)
  const wide = wideEncoding(bytes)
  if (wide) return { text: decoded(bytes, wide), encoding: wide, isCertain: true }
  if (bytes.subarray(0, 1 << 20).includes(0)) {
    throw new ExchangeRefused(
      'file_foreign',
      `${name} is not a text file. Choose the deck itself, for example a .csv, .md or .apkg file.`,
      name,
    )
  }
  if (isUtf8(bytes)) return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8', isCertain: true }
  const guessed = isShiftJis(bytes) ? 'shift_jis' : 'windows-1252'
  return { text: decoded(bytes, guessed), encoding: guessed, isCertain: false }
}

function asWanted(bytes: Buffer, wanted: string, name: string): Decoded {
  if (!iconv.encodingExists(wanted)) {
    throw new ExchangeRefused(
      'file_unreadable',
      `The encoding ${wanted} is not known. Choose one of ${textEncodings.join(', ')}.`,
      name,
    )
  }
  const text = decoded(bytes, wanted)
  const bad = /^utf-?8$/.test(wanted) && !isUtf8(bytes) ? text.indexOf('\uFFFD') : -1
  if (bad >= 0) {
    const line = text.slice(0, bad).split('\n').length
    throw new ExchangeRefused(
      'file_unreadable',
      `Line ${line} of ${name} is not valid UTF-8. Choose another encoding, such as windows-1252.`,
      `line ${line}`,
    )
  }
  return { text, encoding: wanted, isCertain: true }
}

function decoded(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, encoding).toWellFormed().replace(/\r\n?/g, '\n')
}

/** UTF-16 without a mark: in any script that has line ends or spaces, one half of the bytes is often zero. */
function wideEncoding(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, 8192)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = sample.length / 2
  if (bytes.length % 2 !== 0 || half < 2) return null
  if (odd > half * 0.3 && even < half * 0.02) return 'utf-16le'
  if (even > half * 0.3 && odd < half * 0.02) return 'utf-16be'
  return null
}

/**
 * Shift_JIS: every byte of it fits, and there is kana (leads 0x82 and 0x83, which in Windows-1252 are the rare
 * signs ‚ and ƒ) or nearly every pair is a common kanji.
 */
function isShiftJis(bytes: Buffer): boolean {
  let pairs = 0
  let kana = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) continue
    const trail = bytes[++at] ?? 0
    const fits = trail >= 0x40 && trail <= 0xfc && trail !== 0x7f
    if (!fits || lead === 0x80 || lead === 0xa0 || lead > 0xfc) return false
    pairs++
    if ((lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96)) kana++
    if (lead >= 0x88 && lead <= 0x9f && trail >= 0x80) common++
  }
  return kana > 0 || (pairs >= 3 && common > pairs / 2)
}
