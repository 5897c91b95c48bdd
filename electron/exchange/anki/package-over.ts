import type { DeckPackage, PackageCard, PackageDeck, PackageNote, PackageReview } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { idSql, whole } from './cells.ts'
import type { Row, Source } from './database.ts'
import { dayNumber } from './day-numbers.ts'
import { toDeck, toNoteType } from './from-legacy-json.ts'
import { fieldsOf, type Reading, toCard, toNote, toReview } from './from-rows.ts'
import type { CollectionJson } from './legacy-json.ts'
import type { MediaList } from './media-list.ts'
import { normalName, renameMedia } from './media-names.ts'
import { readSchema11 } from './schema-11.ts'
import { readSchema18 } from './schema-18.ts'
import { type Survey, surveyOf } from './survey.ts'

export type Opening = {
  now: number
  timeZone: string
  format: string
  /** The collection is a `collection.anki2` that is meant, which may be the first scheduler's. */
  isFirstGeneration: boolean
  close: () => void
}

/**
 * The neutral form over an open collection. Everything that can be said of the whole is checked at once, rows as
 * they are taken.
 * @throws ExchangeRefused
 */
export function packageOver(source: Source, list: MediaList, opening: Opening): DeckPackage {
  source.check('col', ['crt', 'ver', 'conf', 'models', 'decks', 'dconf'])
  source.check('notes', ['id', 'guid', 'mid', 'mod', 'tags', 'flds'])
  source.check('cards', cardColumns)
  source.check('revlog', reviewColumns)
  const col = source.few('SELECT crt, ver, conf, models, decks, dconf FROM col LIMIT 1')[0]
  if (col === undefined) {
    throw new ExchangeRefused(
      'file_damaged',
      `The table "col" in ${source.entry} is empty, so the collection has no note types. Export the deck again.`,
      `${source.entry}, table col`,
    )
  }
  const version = whole(col.ver, () => `${source.entry}, schema version`)
  checkVersion(version, source.entry)
  const json = version >= 15 ? readSchema18(source) : readSchema11(source, col)
  const survey = surveyOf(source, json, opening.now)
  const decks = [...json.decks].map(([id, deck]) => toDeck(id, deck, json.presets))
  if (!json.decks.has('1')) decks.push(defaultDeck)
  const rolloverHour = hourOf(json.config.get('rollover'))
  const createdAt = whole(col.crt, () => `${source.entry}, crt`) * 1000
  const reading = readingOf(json, decks, createdAt, rolloverHour ?? 4, opening)
  return {
    format: opening.format,
    found: { notes: survey.notes, cards: survey.cards, reviews: survey.reviews, media: list.found },
    noteTypes: [...json.noteTypes].map(([id, noteType]) => toNoteType(id, noteType)),
    decks,
    notes: () => notesOf(source, json, survey, list, opening.now),
    cards: () => cardsOf(source, json, survey, reading),
    reviews: () => reviewsOf(source, reading),
    media: list.media,
    collection: {
      createdAt,
      today: reading.today,
      ...(rolloverHour === undefined ? {} : { rolloverHour }),
    },
    warnings: [...survey.warnings, ...list.warnings],
    close: opening.close,
  }
}

const cardColumns =
  'id nid did ord mod type queue due ivl factor reps lapses left odue odid flags data'.split(' ')
const reviewColumns = 'id cid ease ivl lastIvl factor time type'.split(' ')

/** Anki knows no 12 and 13; 14 lived for days. @see Anki, rslib/src/storage/upgrades */
function checkVersion(version: number, entry: string): void {
  if (version === 11 || (version >= 15 && version <= 18)) return
  throw new ExchangeRefused(
    version > 18 ? 'file_newer' : 'file_damaged',
    version > 18
      ? `${entry} has schema ${version}, which is newer than any known. In Anki, export it with "Support older Anki versions" ticked.`
      : `${entry} has schema ${version}, which no released Anki writes. Open it in a current Anki and export it again.`,
    `${entry}, table col`,
  )
}

const defaultDeck: PackageDeck = {
  id: '1',
  name: 'Default',
  description: '',
  isFiltered: false,
  options: {},
  other: {},
}

function hourOf(setting: unknown): number | undefined {
  const hour = Number(setting)
  return typeof setting === 'number' && Number.isInteger(hour) && hour >= -23 && hour <= 23
    ? (hour + 24) % 24
    : undefined
}

function readingOf(
  json: CollectionJson,
  decks: PackageDeck[],
  createdAt: number,
  rolloverHour: number,
  { now, timeZone, isFirstGeneration }: Opening,
): Reading {
  const west = json.config.get('creationOffset')
  const minutesWest = typeof west === 'number' && Math.abs(west) <= 24 * 60 ? west : null
  const steps = decks.map(({ id, options }): [string, { learning: number; relearning: number }] => [
    id,
    { learning: options.learningSteps?.length ?? 0, relearning: options.relearningSteps?.length ?? 0 },
  ])
  return {
    now,
    createdAt,
    today: dayNumber({ createdAt, minutesWest, rolloverHour }, now, timeZone),
    isFirstScheduler: isFirstGeneration && Number(json.config.get('schedVer') ?? 1) === 1,
    steps: new Map(steps),
  }
}

function* notesOf(
  source: Source,
  json: CollectionJson,
  survey: Survey,
  list: MediaList,
  now: number,
): Generator<PackageNote> {
  const names = new Set(list.media.map(({ name }) => name))
  const rename = (name: string): string | undefined => {
    const to = list.renamed.get(name) ?? normalName(name)
    return to !== name && names.has(to) && !names.has(name) ? to : undefined
  }
  const rows = source.rows(`
    SELECT ${idSql('n.id')} AS id, n.guid, ${idSql('n.mid')} AS mid, n.mod, n.tags, n.flds
    FROM notes n NOT INDEXED ORDER BY n.id`)
  for (const row of rows) {
    const key = survey.typeKeys.get(String(row.mid)) ?? ''
    const fields = fieldsOf(row)
    if (fields.length !== json.noteTypes.get(key)?.flds.length) throw unequal(row, source.entry)
    yield toNote(row, names.size === 0 ? fields : fields.map(field => renameMedia(field, rename)), key, now)
  }
}

/** The survey counts in SQL, which stops at a zero byte; here the text itself is counted. */
const unequal = (row: Row, entry: string) =>
  new ExchangeRefused(
    'file_damaged',
    `Note ${row.id} has another number of fields than its note type. Run Tools > Check Database in Anki and export again.`,
    `${entry}, note ${row.id}`,
  )

function* cardsOf(
  source: Source,
  json: CollectionJson,
  survey: Survey,
  reading: Reading,
): Generator<PackageCard> {
  const asText = new Set(['id', 'nid', 'did'])
  const columns = cardColumns.map(name =>
    asText.has(name) ? `${idSql(`c.${name}`)} AS ${name}` : `c.${name}`,
  )
  const rows = source.rows(`
    SELECT ${columns.join(', ')}, ${idSql('n.mid')} AS mid
    FROM cards c NOT INDEXED CROSS JOIN notes n ON n.id = c.nid ORDER BY c.id`)
  for (const row of rows) {
    const noteType = json.noteTypes.get(survey.typeKeys.get(String(row.mid)) ?? '')
    const ord = whole(row.ord, () => `${source.entry}, card ${row.id}, ord`)
    if (ord < 0 || (noteType?.type !== 1 && ord >= (noteType?.tmpls.length ?? 0))) continue
    const card = toCard(row, reading)
    // A deck that is gone leaves its cards to the one that always exists.
    yield json.decks.has(card.deckId) ? card : { ...card, deckId: '1' }
  }
}

function* reviewsOf(source: Source, reading: Reading): Generator<PackageReview> {
  const columns = reviewColumns.map(name => (name === 'cid' ? `${idSql('r.cid')} AS cid` : `r.${name}`))
  for (const row of source.rows(`SELECT ${columns.join(', ')} FROM revlog r NOT INDEXED ORDER BY r.id`)) {
    yield toReview(row, reading)
  }
}
