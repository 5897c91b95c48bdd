import { createHash } from 'node:crypto'
import type { DeckPackage, PackageMedia } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { writeWhole } from '../text/atomic.ts'
import { stopIfAborted, type WriteOptions, type Written } from '../written.ts'
import { demarcFormat, demarcVersion } from './demarc-schema.ts'

/**
 * Writes Demarc's lossless package: one JSON object with everything the neutral form holds, the rows of Demarc's
 * own and the content of pictures and sounds in base64. One row a line; nothing large is held in memory.
 * @throws ExchangeRefused when it can't be written, or `job_cancelled`
 */
export async function writeDemarcJson(
  pack: DeckPackage,
  file: string,
  options: WriteOptions = {},
): Promise<Written> {
  return { bytes: await writeWhole(file, piecesOf(pack, options)), warnings: [] }
}

async function* piecesOf(
  pack: DeckPackage,
  { hasMedia = true, signal }: WriteOptions,
): AsyncGenerator<string> {
  const head = {
    format: demarcFormat,
    version: demarcVersion,
    from: pack.format,
    collection: pack.collection,
  }
  yield JSON.stringify(head).slice(0, -1)
  const rows: [string, Iterable<unknown>][] = [
    ['noteTypes', pack.noteTypes],
    ['decks', pack.decks],
    ['notes', pack.notes()],
    ['cards', pack.cards()],
    ['reviews', pack.reviews()],
  ]
  for (const [key, all] of rows) yield* arrayOf(key, all, signal)
  yield ',\n"media":['
  let isFirst = true
  for (const one of hasMedia ? pack.media : []) {
    yield isFirst ? '\n' : ',\n'
    yield* mediaPieces(one, signal)
    isFirst = false
  }
  yield '\n]}\n'
}

function* arrayOf(key: string, rows: Iterable<unknown>, signal: AbortSignal | undefined): Generator<string> {
  yield `,\n${JSON.stringify(key)}:[`
  let count = 0
  for (const row of rows) {
    if (count % 1000 === 0) stopIfAborted(signal)
    yield `${count === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`
    count++
  }
  yield '\n]'
}

async function* mediaPieces(one: PackageMedia, signal: AbortSignal | undefined): AsyncGenerator<string> {
  yield `{"name":${JSON.stringify(one.name)},"bytes":${one.bytes},"base64":"`
  const hash = createHash('sha256')
  let bytes = 0
  let left = Buffer.alloc(0)
  for await (const chunk of one.open()) {
    stopIfAborted(signal)
    const all = Buffer.concat([left, Buffer.from(chunk)])
    hash.update(chunk)
    bytes += all.length - left.length
    // Three bytes are four signs; what is left over waits for the next chunk.
    const whole = all.length - (all.length % 3)
    yield all.toString('base64', 0, whole)
    left = all.subarray(whole)
  }
  if (bytes !== one.bytes) {
    throw new ExchangeRefused(
      'file_damaged',
      `${one.name} has changed while it was exported. Check the collection, then export again.`,
      one.name,
    )
  }
  yield `${left.toString('base64')}","sha256":"${hash.digest('hex')}"}`
}
