import path from 'node:path'
import type {
  Conflict,
  ImportSource,
  Look,
  NoteSide,
  ReadingOptions,
  TableView,
} from '../../contract/exchange.ts'
import { kindOfFile } from '../../exchange/file-kind.ts'
import { mediaNames } from '../../rendering/media.ts'
import { renderCard } from '../../rendering/render.ts'
import type { Moment } from '../collection.ts'
import { one, type Reader } from '../db.ts'
import { textsOf } from '../note-text.ts'
import { deckPath, fieldNamesOf, tagsOf } from '../notes.ts'
import { mediaAddresses } from '../revising/imported-content.ts'
import { askedOrdinals, renderTypeOf } from './asked-cards.ts'
import type { LandingOptions } from './choices.ts'
import type { Job } from './job.ts'
import { dryRun, type Watch } from './landing.ts'
import type { NoteDecision, TargetNote } from './note-decisions.ts'
import { fileOf, textOptionsOf } from './prepare.ts'
import { refusing } from './refusals.ts'
import { ordinalOf, type Staged, type StagedFamily } from './staged.ts'

const shownNotes = 20
const shownConflicts = 200
const shownMissing = 200

/** What an import would do, for the window: figures, some notes as they will look, and what both sides disagree on. */
export async function lookAt(
  db: Reader,
  staged: Staged,
  source: ImportSource,
  reading: ReadingOptions,
  options: LandingOptions,
  at: Moment,
  job: Job,
): Promise<Look> {
  const sample: Look['sample'] = []
  const conflicts: Conflict[] = []
  const media = new Map(staged.media().map(({ name, hash }) => [name, `app://media/${hash}`]))
  const watch: Watch = (decision, family, { decks }) => {
    const deck = decks[family.cards[0]?.card.deck ?? decision.note.deck ?? -1]?.path ?? ''
    if (sample.length < shownNotes) sample.push(shown(db, decision, family, deck, media))
    if (decision.action === 'conflict' && conflicts.length < shownConflicts) {
      conflicts.push(conflictOf(db, decision, deck))
    }
  }
  const { plans, figures } = dryRun(db, staged, options, at, job, watch)
  const notes = staged.notesByDeck()
  return {
    name: 'file' in source ? path.basename(source.file) : source.name,
    ...figures,
    decks: plans.decks.flatMap(({ path: name, targetId }, index) => {
      const count = notes.get(index)
      return count === undefined ? [] : [{ name, isNew: targetId === null, notes: count }]
    }),
    newNoteTypes: plans.types.filter(({ targetId }) => targetId === null).map(({ name }) => name),
    hasSchedule: staged.hasSchedule(),
    sample,
    conflicts,
    missingMedia: plans.media.missingNames.slice(0, shownMissing),
    table: await tableOf(source, reading, staged.folder),
  }
}

const becomes = {
  add: 'added',
  update: 'updated',
  same: 'unchanged',
  conflict: 'conflicting',
  skip: 'skipped',
} as const

function shown(
  db: Reader,
  decision: NoteDecision,
  { note, cards }: StagedFamily,
  deck: string,
  staged: ReadonlyMap<string, string>,
): Look['sample'][number] {
  const { type, guid, action } = decision
  const ordinal = cards[0] === undefined ? (askedOrdinals(decision)[0] ?? 0) : ordinalOf(cards[0].card)
  const card = renderCard({
    noteType: renderTypeOf(type),
    fields: textsOf(note.fields),
    ordinal,
    tags: decision.tags,
    deck,
    flag: 0,
  })
  const { front, back, rest, css, typed, warnings } = card
  const addresses = { ...mediaAddresses(db, card.media), ...stagedAddresses(card.media, staged) }
  return {
    guid,
    noteType: type.name,
    deck,
    becomes: becomes[action],
    content: {
      ...{ kind: 'html', front, back, rest, css, ordinal, warnings },
      typed: typed === null ? null : { expected: typed.expected, ignoresMarks: typed.ignoresMarks },
      media: addresses,
    },
  }
}

/** Files that are still in the job's folder are served from there, by the same address. */
function stagedAddresses(
  written: readonly string[],
  staged: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    written.flatMap(name => {
      const address = mediaNames(name)
        .map(one => staged.get(one))
        .find(one => one !== undefined)
      return address === undefined ? [] : [[name, address] as const]
    }),
  )
}

function conflictOf(db: Reader, decision: NoteDecision, deck: string): Conflict {
  const { guid, why, type, note, tags, target } = decision
  const texts = textsOf(note.fields)
  return {
    guid,
    why: why ?? '',
    mine: target === null ? null : sideHere(db, target),
    theirs: {
      noteType: type.name,
      deck,
      fields: type.type.fields.map(({ name }, index) => ({ name, value: texts[index] ?? '' })),
      tags,
    },
  }
}

function sideHere(db: Reader, { id, typeId, fields }: TargetNote): NoteSide {
  const texts = textsOf(fields)
  const row = one<{ noteType: string; deckId: number | null }>(
    db,
    `SELECT name AS noteType, (SELECT deck_id FROM card WHERE note_id = :id ORDER BY ordinal LIMIT 1) AS deckId
     FROM note_type WHERE id = :typeId`,
    { id, typeId },
  )
  return {
    noteType: row?.noteType ?? '',
    deck: row?.deckId == null ? '' : deckPath(db, row.deckId),
    fields: fieldNamesOf(db, typeId).map((name, index) => ({ name, value: texts[index] ?? '' })),
    tags: tagsOf(db, id),
  }
}

/** How a table is being read; null for every other file. */
async function tableOf(
  source: ImportSource,
  reading: ReadingOptions,
  folder: string,
): Promise<TableView | null> {
  return await refusing(source, folder, async () => {
    const file = fileOf(source, folder)
    if ((await kindOfFile(file)) !== 'table') return null
    const { previewText } = await import('../../exchange/text/preview.ts')
    const { encoding, isEncodingCertain, encodings, separator, hasHeading, isHtml, columns, rows } =
      await previewText(file, textOptionsOf(reading))
    return {
      ...{ encoding, isEncodingCertain, encodings: [...encodings], separator, hasHeading, isHtml },
      ...{ columns, rows },
    }
  })
}
