import { inflateRawSync } from 'node:zlib'

/**
 * @typedef {object} ZippedFile
 * @property {string} name
 * @property {boolean} isExecutable
 * @property {() => Buffer} content
 */

/**
 * The files in a zip archive, without folders. Enough for an archive whose checksum is known: no encryption,
 * no ZIP64, no symbolic links.
 * @param {Buffer} zip
 * @returns {ZippedFile[]}
 */
export function filesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('This is not a zip archive.')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  const files = []
  for (let i = 0; i < count; i++) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const mode = zip.readUInt32LE(at + 38) >>> 16
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    if (name.endsWith('/')) continue
    files.push({
      name,
      isExecutable: (mode & 0o111) !== 0,
      content: () => {
        const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
        const stored = zip.subarray(begin, begin + size)
        return method === 0 ? stored : inflateRawSync(stored)
      },
    })
  }
  return files
}
