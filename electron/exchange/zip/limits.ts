import { ExchangeRefused } from '../refusal.ts'

/**
 * What a package may hold. Far above the largest real ones known (a few GB of media, 100,000 files), far below what
 * fills a disk; a file beyond them is refused, never read in part.
 */
export const limits = {
  /** Entries of the archive. */
  entries: 500_000,
  /** Bytes of the unpacked database. */
  collection: 4 * 1024 ** 3,
  /** Bytes of the unpacked list of media. */
  mediaList: 128 * 1024 ** 2,
  /** Bytes of one unpacked media file. */
  medium: 4 * 1024 ** 3,
  /** Bytes of all media together, unpacked. */
  media: 128 * 1024 ** 3,
}

/** Below this nothing is asked for its ratio: empty database pages and silence pack well. */
const harmless = 64 * 1024 ** 2
/** Deflate alone never packs tighter than 1032 to 1; real databases stay under 30 to 1. */
const highestRatio = 250

/**
 * Refuses what unpacks to more than is allowed, or to far more than it weighs.
 * @param unpacked  bytes that came out so far, or are claimed to
 * @param packed    bytes they came from
 * @throws ExchangeRefused  `file_too_large`
 */
export function checkGrowth(unpacked: number, packed: number, most: number, where: string): void {
  if (unpacked > most) {
    throw new ExchangeRefused(
      'file_too_large',
      `${where} unpacks to more than ${inWords(most)}, which is the most that is read. Export the deck in smaller parts.`,
      where,
    )
  }
  if (unpacked > harmless && unpacked > packed * highestRatio) {
    throw new ExchangeRefused(
      'file_too_large',
      `${where} unpacks to more than ${highestRatio} times its size, as only a file made to fill the disk does. Nothing was imported; get the deck from another source.`,
      where,
    )
  }
}

function inWords(bytes: number): string {
  return bytes >= 1024 ** 3 ? `${Math.round(bytes / 1024 ** 3)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`
}
